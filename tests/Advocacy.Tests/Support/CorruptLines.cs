using System.Globalization;
using System.Text;

namespace Advocacy.Tests.Support;

/// <summary>Lines that are each wrong in their own way, and the reason that each must be given. No two are alike.</summary>
internal static class CorruptLines
{
    private const string Good =
        """{"specversion":"1.0","id":"bad-#","source":"/corrupt","type":"advocacy.engagement.v1","data":{"shareId":"s#","observedAt":"2025-02-03T04:05:06Z","impressions":1}}""";

    private static readonly (BadRowReason Reason, Func<string, byte[]> Make)[] Kinds =
    [
        (BadRowReason.NotJson, good => Utf8(good[..^5])),
        (BadRowReason.NotJson, good => Utf8(good + "}")),
        (BadRowReason.NotJson, good => Utf8(good.Replace("\"s", "\"\0s", StringComparison.Ordinal))),
        (BadRowReason.NotJson, good => [.. new byte[7], .. Utf8(good)]),
        (BadRowReason.NotJson, good => Utf8("<event>" + good)),
        (BadRowReason.NotJson, good => Utf8(string.Concat(Enumerable.Repeat("[", 400)) + good)),
        (BadRowReason.NotUtf8, good => [.. Utf8(good), 0xFF, 0xFE]),
        (BadRowReason.NotUtf8, good => [.. Encoding.Unicode.GetBytes(good).Where(unit => unit != (byte)'\n'), 0xD8]),
        (
            BadRowReason.TooLong,
            good => Utf8(good.Replace("/corrupt", "/" + new string('x', EventLimits.MaxEventBytes), StringComparison.Ordinal))
        ),
        (BadRowReason.NotAnObject, good => Utf8($"\"{Number(good)}\"")),
        (BadRowReason.NotAnObject, good => Utf8($"[[{good}]]")),
        (BadRowReason.UnsupportedVersion, good => Replaced(good, "\"1.0\"", "\"2.0\"")),
        (BadRowReason.MissingMember, good => Replaced(good, "\"source\"", "\"sauce\"")),
        (BadRowReason.MissingMember, good => Replaced(good, "\"shareId\"", "\"share\"")),
        (BadRowReason.WrongType, good => Replaced(good, "\"impressions\":1", "\"impressions\":\"1\"")),
        (BadRowReason.WrongType, good => Replaced(good, "\"impressions\":1", "\"impressions\":1.5")),
        (BadRowReason.WrongType, good => Replaced(good, "\"impressions\":1", "\"impressions\":{}")),
        (BadRowReason.NumberOutOfRange, good => Replaced(good, "\"impressions\":1", "\"impressions\":-1")),
        (BadRowReason.NumberOutOfRange, good => Replaced(good, "\"impressions\":1", "\"impressions\":1e300")),
        (BadRowReason.UnknownType, good => Replaced(good, "engagement.v1", "engagement.v9")),
        (BadRowReason.BadText, good => Replaced(good, "\"shareId\":\"", "\"shareId\":\"\\u0000")),
        (BadRowReason.BadText, good => Replaced(good, "\"shareId\":\"", "\"shareId\":\"\\udc00")),
        (BadRowReason.BadText, good => Replaced(good, "\"shareId\":\"", $"\"shareId\":\"{new string('y', EventLimits.MaxTextLength)}")),
        (BadRowReason.BadTime, good => Replaced(good, "2025-02-03T04:05:06Z", "2025-02-30T04:05:06Z")),
        (BadRowReason.BadTime, good => Replaced(good, "2025-02-03T04:05:06Z", "2025-02-03 04:05:06")),
        (BadRowReason.TimeOutOfRange, good => Replaced(good, "2025-02-03T04:05:06Z", "0000-02-03T04:05:06Z")),
        (BadRowReason.TimeOutOfRange, good => Replaced(good, "2025-02-03T04:05:06Z", "0001-02-03T04:05:06Z")),
        (BadRowReason.TimeOutOfRange, good => Replaced(good, "2025-02-03T04:05:06Z", "9999-12-31T23:59:59Z")),
    ];

    /// <summary>A number of them; the first five are of 10 MB.</summary>
    public static IEnumerable<(BadRowReason Reason, byte[] Line)> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var good = Good.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var (reason, make) = Kinds[i % Kinds.Length];
            yield return i < 5
                ? (BadRowReason.TooLong, Utf8(good.Replace("/corrupt", "/" + new string('z', 10_000_000 + i), StringComparison.Ordinal)))
                : (reason, make(good));
        }
    }

    private static string Number(string good) =>
        good[(good.IndexOf("bad-", StringComparison.Ordinal) + 4)..good.IndexOf("\",\"source", StringComparison.Ordinal)];

    private static byte[] Replaced(string good, string part, string by) => Utf8(good.Replace(part, by, StringComparison.Ordinal));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
