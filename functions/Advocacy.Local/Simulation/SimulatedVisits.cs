using System.Globalization;
using Advocacy.Pipeline.Events;

namespace Advocacy.Local.Simulation;

/// <summary>What the simulated company's web analytics counts of its contents: visits that fade over two weeks, fewer for a video. They
/// follow from a content's number alone, so that nothing else is drawn otherwise.</summary>
internal sealed class SimulatedVisits(EventWriter events)
{
    private const int Days = 14;
    private const double Fading = 0.8;
    private const decimal ValueOfAConversion = 12m;
    private const int SessionsAConversion = 25;

    /// <summary>Writes the visits of a content, a day each.</summary>
    public void Write(string id, int number, DateTimeOffset published, bool isVideo)
    {
        var first = (isVideo ? 20 : 40) + (number * 37 % 60);
        for (var day = 0; day < Days; day++)
        {
            var sessions = (long)(first * Math.Pow(Fading, day));
            var on = published.Date.AddDays(day);
            events.Write(
                EventTypes.Visit,
                new DateTimeOffset(on.AddDays(1), TimeSpan.Zero),
                json =>
                {
                    json.WriteString("contentId", id);
                    json.WriteString("day", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteString("network", "linkedin");
                    json.WriteString("currency", "EUR");
                    json.WriteNumber("sessions", sessions);
                    json.WriteNumber("conversions", sessions / SessionsAConversion);
                    json.WriteNumber("value", ValueOfAConversion * (sessions / SessionsAConversion));
                }
            );
        }
    }
}
