using System.Globalization;
using System.Net;
using System.Text;
using Advocacy.Web.Texts;

namespace Advocacy.Web.Volunteers;

/// <summary>Twelve weeks of one's own views as a picture to keep: SVG, without a name.</summary>
internal static class ReachPicture
{
    private const int Width = 640;
    private const int Height = 220;
    private const int Floor = 190;
    private const int Top = 40;
    private const int Gap = 8;

    public static string Of(WeeksOfReach reach, Say say)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" "
                + $"font-family=\"Segoe UI,Helvetica,Arial,sans-serif\">"
                + $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>"
                + $"<text x=\"12\" y=\"24\" font-size=\"15\" fill=\"#1b2733\">{Text(say["reach.picture"])}</text>"
        );
        foreach (var bar in Bars(reach, say))
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{bar.X}\" y=\"{bar.Y}\" width=\"{bar.Width}\" height=\"{bar.Height}\" fill=\"#1b5e9c\"/>"
                    + $"<text x=\"{bar.X + (bar.Width / 2)}\" y=\"{bar.Y - 4}\" font-size=\"10\" text-anchor=\"middle\" "
                    + $"fill=\"#4d5b69\">{Text(bar.Value)}</text>"
                    + $"<text x=\"{bar.X + (bar.Width / 2)}\" y=\"{Floor + 16}\" font-size=\"10\" text-anchor=\"middle\" "
                    + $"fill=\"#4d5b69\">{Text(bar.Label)}</text>"
            );
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>A bar a week, within <see cref="Width"/> by <see cref="Height"/>.</summary>
    public static IEnumerable<(int X, int Y, int Width, int Height, string Value, string Label)> Bars(WeeksOfReach reach, Say say)
    {
        var most = Math.Max(1, reach.Weeks.Max(week => week.Views));
        var width = (Width / reach.Weeks.Count) - Gap;
        return reach.Weeks.Select(
            (week, i) =>
            {
                var height = (int)Math.Round((Floor - Top) * (double)week.Views / most);
                return (
                    (Gap / 2) + (i * (width + Gap)),
                    Floor - height,
                    width,
                    height,
                    say.Number(week.Views),
                    week.First.ToString("dd/MM", CultureInfo.InvariantCulture)
                );
            }
        );
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
