using System.Globalization;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;

namespace Advocacy.Sources.Drop;

/// <summary>What came of a dropped file, for the person who put it there: how much of it was taken in, and which lines were not, by member
/// and reason. It repeats nothing of what they say.</summary>
internal sealed class DropWord
{
    private const int MostTold = 100;
    private readonly SortedDictionary<long, string> _told = [];
    private readonly EventReader _reader = EventReader.ForProblems();
    private long _bad;
    private long _last;

    /// <summary>Notes a line that could not be taken in; of several problems of a line the first. Lines come in order.</summary>
    public void Add(long line, string problem)
    {
        if (line == _last)
        {
            return;
        }

        _last = line;
        _bad++;
        if (_told.Count < MostTold)
        {
            _told.Add(line, problem);
        }
    }

    /// <summary>Notes a line of events, if it cannot be taken in.</summary>
    public void Add(SourceLine line)
    {
        if ((line.Problem ?? _reader.Read(line.Bytes).Problems.FirstOrDefault().Problem) is { } problem)
        {
            Add(line.Number, $"{problem.Path}: {problem.Reason}");
        }
    }

    /// <summary>The word.</summary>
    /// <param name="total">Lines in the file.</param>
    /// <param name="what">What they are.</param>
    /// <param name="now">When it was taken in, UTC.</param>
    /// <param name="kind">What the file was taken for.</param>
    public string Of(long total, string what, DateTimeOffset now, string kind) =>
        string.Join(
            '\n',
            _told
                .Select(told => string.Create(CultureInfo.InvariantCulture, $"line {told.Key}: {told.Value}"))
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{total - _bad} of {total} {what} taken in at {now:yyyy-MM-dd HH:mm} UTC as {kind}"
                    )
                )
        );
}
