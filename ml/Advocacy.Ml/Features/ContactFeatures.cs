using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>The people around the person: whom they mention, who mentions them, what these and the team do.</summary>
internal sealed class ContactFeatures
{
    private readonly EmployeeActivity _person;
    private readonly Neighbourhood _neighbourhood;
    private readonly int _self;
    private readonly Contact[] _mentioned;
    private readonly Contact[] _mentionedBy;
    private readonly HashSet<int> _seen = [];
    private readonly Dictionary<int, DateTimeOffset> _answeredAt = [];

    public ContactFeatures(EmployeeActivity person, Neighbourhood neighbourhood)
    {
        _person = person;
        _neighbourhood = neighbourhood;
        _self = neighbourhood.PlaceOf(person.PersonId);
        _mentioned = Contacts(person.Shares.Values.SelectMany(share => share.Mentions.Select(colleague => (share.SharedAt, colleague))));
        _mentionedBy = Contacts(person.MentionedBy.Select(pair => (pair.Value.Value.At, pair.Key.By)));
    }

    public void Add(List<float> row, int cutoff)
    {
        AddMentioned(row, cutoff);
        AddMentionedBy(row, cutoff);
        AddNeighbours(row, cutoff);
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
        int neighbours = 0,
            sharing = 0,
            shares = 0,
            active = 0,
            activeShares = 0;
        var team = _person.AttributesBefore(_neighbourhood.Cutoffs[cutoff]).TeamKey;
        _seen.Clear();
        foreach (var contacts in new[] { _mentioned, _mentionedBy })
        {
            foreach (var contact in Within(contacts, cutoff, 12))
            {
                if (IsNew(contact, cutoff) && _neighbourhood.At(contact.Colleague, cutoff) is { } neighbour)
                {
                    neighbours++;
                    shares += neighbour.Shares;
                    sharing += neighbour.Shares > 0 ? 1 : 0;
                    active += neighbour.IsActive ? 1 : 0;
                    // The team's own are added with it.
                    activeShares += neighbour.IsActive && (team is null || neighbour.Team != team) ? neighbour.Shares : 0;
                }
            }
        }

        var others = Others(team, cutoff);
        row.Add(shares);
        row.Add(neighbours == 0 ? float.NaN : (float)shares / neighbours);
        row.Add(sharing);
        row.Add(active);
        row.Add(activeShares + others.ActiveShares);
        row.Add(others.Members > 0 ? (float)others.Sharing / others.Members : float.NaN);
        row.Add(others.Members > 0 ? (float)others.Active / others.Members : float.NaN);
    }

    private Neighbourhood.Team Others(string? team, int cutoff)
    {
        var all = team is null ? default : _neighbourhood.TeamAt(team, cutoff);
        return team is not null && _neighbourhood.At(_self, cutoff) is { } self ? all.Without(self) : all;
    }

    private Contact[] Contacts(IEnumerable<(DateTimeOffset At, PersonId Colleague)> contacts) =>
        [
            .. contacts
                .Select(contact => new Contact(contact.At, _neighbourhood.PlaceOf(contact.Colleague)))
                .Where(contact => contact.Colleague >= 0 && contact.Colleague != _self)
                .OrderBy(contact => contact.At),
        ];

    private ReadOnlySpan<Contact> Within(Contact[] contacts, int cutoff, int? weeks)
    {
        var at = _neighbourhood.Cutoffs[cutoff];
        var from = weeks is null ? 0 : FirstNotBefore(contacts, at.AddDays(-weeks.Value * Windows.Week));
        return contacts.AsSpan(from..Math.Max(from, FirstNotBefore(contacts, at)));
    }

    private static int FirstNotBefore(Contact[] contacts, DateTimeOffset at)
    {
        int low = 0,
            high = contacts.Length;
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
        _seen.Clear();
        foreach (var contact in Within(contacts, cutoff, weeks))
        {
            count += IsNew(contact, cutoff) ? 1 : 0;
        }

        return count;
    }

    private bool IsNew(Contact contact, int cutoff) =>
        _neighbourhood.At(contact.Colleague, cutoff) is not null && _seen.Add(contact.Colleague);

    private int Unanswered(int cutoff)
    {
        _answeredAt.Clear();
        foreach (var contact in Within(_mentioned, cutoff, 4))
        {
            _answeredAt[contact.Colleague] = contact.At;
        }

        var count = 0;
        foreach (var contact in Within(_mentionedBy, cutoff, 4))
        {
            var isAnswered = _answeredAt.TryGetValue(contact.Colleague, out var answered) && answered >= contact.At;
            count += !isAnswered && _neighbourhood.At(contact.Colleague, cutoff) is not null ? 1 : 0;
        }

        return count;
    }
}
