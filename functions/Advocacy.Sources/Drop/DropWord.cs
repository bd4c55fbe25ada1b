using System.Globalization;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Exports;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Drop;

/// <summary>What came of a dropped file, for the person who put it there: how much of it was taken in, and which lines were not, by member
/// and reason. It repeats nothing of what they say.</summary>
/// <param name="notices">What is to be told of how it was read.</param>
internal sealed class DropWord(IReadOnlyList<string>? notices = null)
{
    private const int MostTold = 100;
    private const int MostShown = 5;
    private readonly SortedDictionary<long, string> _told = [];
    private readonly EventReader _reader = EventReader.ForProblems();
    private readonly List<string> _passed = [];
    private long _passedOver;
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

    /// <summary>What is to be told at once: how the file was read, and what of it was passed over.</summary>
    public IReadOnlyList<string> Notices => [.. notices ?? [], .. _passed];

    /// <summary>What the one who asks is told at once: the first lines that are bad, and the rest.</summary>
    /// <param name="file">The file.</param>
    public IEnumerable<SourceNotice> NoticesOf(string file) =>
        _told
            .Take(MostShown)
            .Select(told => string.Create(CultureInfo.InvariantCulture, $"{file}: line {told.Key}: {told.Value}"))
            .Concat(
                _bad > MostShown
                    ?
                    [
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{file}: {_bad - MostShown:N0} more lines are bad: drop/word says which"
                        ),
                    ]
                    : []
            )
            .Concat(Notices.Select(text => $"{file}: {text}"))
            .Select(text => new SourceNotice(text, IsRefusal: false));

    /// <summary>Notes a row of an export, if it cannot be taken in or is none.</summary>
    public void Add(ExportRow row)
    {
        if (row.PassedOver is { } passed)
        {
            _passedOver++;
            if (_passed.Count < MostTold)
            {
                _passed.Add(SheetNotices.PassedOver(row.Line, passed));
            }
        }

        foreach (var why in row.Events.Select(json => SheetProblem.Of(json)).OfType<string>())
        {
            Add(row.Line, row.Problem ?? why);
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
                .Concat(Notices)
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{total - _bad - _passedOver} of {total - _passedOver} {what} taken in at {now:yyyy-MM-dd HH:mm} UTC as {kind}"
                    )
                )
        );
}
