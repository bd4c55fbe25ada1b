using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;

namespace Advocacy.Ml.Features;

/// <summary>Builds the features of one person at cut-offs, for training and for scoring alike. Only what happened before a
/// cut-off is looked at.</summary>
public sealed class FeatureBuilder
{
    private const int Week = 7;
    private readonly EmployeeActivity _person;
    private readonly Neighbourhood _neighbourhood;
    private readonly int _self;
    private readonly DateTimeOffset[] _interactedAt;
    private readonly Contact[] _mentioned;
    private readonly Contact[] _mentionedBy;
    private readonly int[] _seen;
    private readonly DateTimeOffset[] _answeredAt;
    private int _round;

    /// <summary>A builder for a volunteer.</summary>
    public FeatureBuilder(EmployeeActivity person, Neighbourhood neighbourhood)
    {
        _person = person;
        _neighbourhood = neighbourhood;
        _self = neighbourhood.PlaceOf(person.EmployeeId);
        Timeline = Timeline.Of(person);
        _interactedAt = [.. person.Interactions.Select(interaction => interaction.At)];
        _mentioned = Contacts(person.Shares.Values.SelectMany(share => share.Mentions.Select(colleague => (share.SharedAt, colleague))));
        _mentionedBy = Contacts(person.MentionedBy.Select(pair => (pair.Value.Value.At, pair.Key.By)));
        _seen = new int[neighbourhood.Count];
        _answeredAt = new DateTimeOffset[neighbourhood.Count];
    }

    /// <summary>The person's timeline.</summary>
    public Timeline Timeline { get; }

    /// <summary>The features at a cut-off of the neighbourhood, in the order of <see cref="FeatureCatalog.All"/>; NaN is missing.</summary>
    public float[] Build(int cutoff)
    {
        var at = _neighbourhood.Cutoffs[cutoff];
        var row = new List<float>(FeatureCatalog.All.Count);
        AddActivity(row, at);
        AddMentioned(row, cutoff);
        AddMentionedBy(row, cutoff);
        AddNeighbours(row, cutoff);
        AddDigitalCulture(row, at);
        AddSurvey(row, at);
        return [.. row];
    }

    private void AddActivity(List<float> row, DateTimeOffset at)
    {
        var shared = Timeline.SharedAt;
        row.Add(DaysSinceLast(shared, at));
        row.Add(CountWithin(shared, at, 1));
        row.Add(CountWithin(shared, at, 4));
        row.Add(CountWithin(shared, at, 12));
        row.Add(AmbassadorDefinition.CountBefore(shared, at));
        var weeks = new HashSet<long>();
        foreach (var share in AmbassadorDefinition.Window(shared, at.AddDays(-12 * Week), at))
        {
            weeks.Add((at - share - TimeSpan.FromTicks(1)).Ticks / (TimeSpan.TicksPerDay * Week));
        }

        row.Add(weeks.Count);
    }

    private void AddMentioned(List<float> row, int cutoff)
    {
        row.Add(People(_mentioned, cutoff, 1));
        row.Add(People(_mentioned, cutoff, 4));
        row.Add(People(_mentioned, cutoff, 12));
        row.Add(People(_mentioned, cutoff, null));
    }

    private void AddMentionedBy(List<float> row, int cutoff)
    {
        var at = _neighbourhood.Cutoffs[cutoff];
        var last = Array.FindLast(_mentionedBy, contact => contact.At < at && _neighbourhood.At(contact.Colleague, cutoff) is not null);
        row.Add(last == default ? float.NaN : (float)(at - last.At).TotalDays);
        row.Add(Mentions(cutoff, 1));
        row.Add(Mentions(cutoff, 4));
        row.Add(Mentions(cutoff, 12));
        row.Add(Mentions(cutoff, null));
        row.Add(People(_mentionedBy, cutoff, 1));
        row.Add(People(_mentionedBy, cutoff, 4));
        row.Add(People(_mentionedBy, cutoff, 12));
        row.Add(People(_mentionedBy, cutoff, null));
        row.Add(Unanswered(cutoff));
    }

    private void AddNeighbours(List<float> row, int cutoff)
    {
        int neighbours = 0, sharing = 0, shares = 0;
        _round++;
        foreach (var contacts in new[] { _mentioned, _mentionedBy })
        {
            foreach (var contact in Within(contacts, cutoff, 12))
            {
                if (IsNew(contact, cutoff))
                {
                    var own = _neighbourhood.At(contact.Colleague, cutoff)!.Shares;
                    neighbours++;
                    shares += own;
                    sharing += own > 0 ? 1 : 0;
                }
            }
        }

        row.Add(shares);
        row.Add(neighbours == 0 ? float.NaN : (float)shares / neighbours);
        row.Add(sharing);
        row.Add(TeamSharing(cutoff));
    }

    private void AddDigitalCulture(List<float> row, DateTimeOffset at)
    {
        row.Add(CountWithin(_interactedAt, at, 4));
        row.Add(CountWithin(_interactedAt, at, 12));
        var known = _person.Followers.Where(pair => pair.Key.At < at).GroupBy(pair => pair.Key.Network).Select(group => group.Last().Value.Value).ToList();
        row.Add(known.Count == 0 ? float.NaN : known.Count);
        row.Add(known.Count == 0 ? float.NaN : known.Sum());
    }

    private void AddSurvey(List<float> row, DateTimeOffset at)
    {
        var entry = _person.SurveyEntryAt(at);
        row.Add(entry?.Answers.DigitalCulture ?? float.NaN);
        row.Add(entry?.Answers.CompanyLink ?? float.NaN);
        row.Add(entry?.Answers.Synergy ?? float.NaN);
        row.Add(entry?.Answers.Antagonism ?? float.NaN);
        row.Add(entry?.Answers.OwnInterest ?? float.NaN);
        row.Add(entry is null ? float.NaN : DateOnly.FromDateTime(at.UtcDateTime).DayNumber - entry.Value.AnsweredOn.DayNumber);
    }

    private static float DaysSinceLast(DateTimeOffset[] instants, DateTimeOffset at)
    {
        var before = AmbassadorDefinition.CountBefore(instants, at);
        return before == 0 ? float.NaN : (float)(at - instants[before - 1]).TotalDays;
    }

    private static int CountWithin(DateTimeOffset[] instants, DateTimeOffset at, int weeks) =>
        AmbassadorDefinition.Window(instants, at.AddDays(-weeks * Week), at).Length;

    private Contact[] Contacts(IEnumerable<(DateTimeOffset At, string Colleague)> contacts) =>
    [
        .. contacts
            .Select(contact => new Contact(contact.At, _neighbourhood.PlaceOf(contact.Colleague)))
            .Where(contact => contact.Colleague >= 0 && contact.Colleague != _self)
            .OrderBy(contact => contact.At),
    ];

    private ReadOnlySpan<Contact> Within(Contact[] contacts, int cutoff, int? weeks)
    {
        var at = _neighbourhood.Cutoffs[cutoff];
        var from = weeks is null ? 0 : FirstNotBefore(contacts, at.AddDays(-weeks.Value * Week));
        return contacts.AsSpan(from..Math.Max(from, FirstNotBefore(contacts, at)));
    }

    private static int FirstNotBefore(Contact[] contacts, DateTimeOffset at)
    {
        int low = 0, high = contacts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = contacts[middle].At < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Mentions(int cutoff, int? weeks)
    {
        var count = 0;
        foreach (var contact in Within(_mentionedBy, cutoff, weeks))
        {
            count += _neighbourhood.At(contact.Colleague, cutoff) is not null ? 1 : 0;
        }

        return count;
    }

    private int People(Contact[] contacts, int cutoff, int? weeks)
    {
        var count = 0;
        _round++;
        foreach (var contact in Within(contacts, cutoff, weeks))
        {
            count += IsNew(contact, cutoff) ? 1 : 0;
        }

        return count;
    }

    private bool IsNew(Contact contact, int cutoff)
    {
        if (_seen[contact.Colleague] == _round || _neighbourhood.At(contact.Colleague, cutoff) is null)
        {
            return false;
        }

        _seen[contact.Colleague] = _round;
        return true;
    }

    private int Unanswered(int cutoff)
    {
        _round++;
        foreach (var contact in Within(_mentioned, cutoff, 4))
        {
            _seen[contact.Colleague] = _round;
            _answeredAt[contact.Colleague] = contact.At;
        }

        var count = 0;
        foreach (var contact in Within(_mentionedBy, cutoff, 4))
        {
            var isAnswered = _seen[contact.Colleague] == _round && _answeredAt[contact.Colleague] >= contact.At;
            count += !isAnswered && _neighbourhood.At(contact.Colleague, cutoff) is not null ? 1 : 0;
        }

        return count;
    }

    private float TeamSharing(int cutoff)
    {
        if (Neighbour.TeamKey(_person.AttributesBefore(_neighbourhood.Cutoffs[cutoff])) is not { } key)
        {
            return float.NaN;
        }

        var team = _neighbourhood.TeamAt(key, cutoff);
        var others = _neighbourhood.At(_self, cutoff) is { } self ? team.Without(self) : team;
        return others.Members > 0 ? (float)others.Sharing / others.Members : float.NaN;
    }
}
