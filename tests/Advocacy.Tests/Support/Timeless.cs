using System.Text;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Support;

/// <summary>A file without the moment at which it was made, which stands in the audit and in a message's head; all else follows from the
/// events.</summary>
internal static partial class Timeless
{
    public static byte[] Of(string name, byte[] content) =>
        Path.GetExtension(name) is ".eml" || name.StartsWith("audit/", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Moment().Replace(Encoding.UTF8.GetString(content), ""))
            : content;

    [GeneratedRegex("(?m)^Date: .*$|\"madeAt\":\\s*\"[^\"]*\"")]
    private static partial Regex Moment();
}
