using System.Globalization;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Pipeline.Rights;

/// <summary>Forgets a person: the store first, which takes in nothing of them from then on, then every other place. While something is
/// under way that may have read them before, a message comes back and looks again; what it finds last is final.</summary>
public sealed class ForgetPerson(
    IActivityStore store,
    SweepPlaces places,
    WorkUnderWay work,
    IAudit audit,
    Pseudonyms pseudonyms,
    TimeProvider clock
)
{
    /// <summary>What a person is called in the audit: it follows from the key, and nothing follows from it.</summary>
    public static string SubjectOf(PersonId pseudonym) => Fingerprint.Hex("audit", pseudonym.Value)[..20];

    /// <summary>Forgets whom a message names.</summary>
    public async Task<Erased> RunAsync(ErasureMessage asked, CancellationToken cancellationToken)
    {
        var pseudonym = (await pseudonyms.LoadAsync(cancellationToken))(asked.EmployeeId);
        var held = await store.FindAsync(pseudonym, Purpose.Rights, cancellationToken);
        var names = new PersonNames(asked.EmployeeId, pseudonym) { Shares = await SharesAsync(asked, held, cancellationToken) };
        // What a message says of an erasure is not believed while the store still knows the person: others may write to the queue too.
        var isFirst = asked.ErasedAt is null || held is not null;
        // While the store still knows which shares were theirs: a process that is killed here does it again.
        var before = isFirst ? await places.LookAsync(names, cancellationToken) : new Dictionary<string, int>();

        await store.MergeAsync([new ErasureRequested(pseudonym, asked.RequestedAt)], cancellationToken);
        var now = clock.GetUtcNow();
        var erasedAt = isFirst || asked.ErasedAt > now ? now : asked.ErasedAt!.Value;
        var isFinal = !await work.IsAnyAsync(erasedAt, cancellationToken);
        var swept = await places.SweepAsync(names, isFinal, cancellationToken);
        // What went at the first look is told as well.
        List<(string Place, Swept Swept)> found =
        [
            .. swept.Select(place => (place.Place, place.Swept with { Items = place.Swept.Items + before.GetValueOrDefault(place.Place) })),
        ];
        // What another process holds just now is looked at when it is free.
        isFinal &= found.All(place => place.Swept.IsWhole);
        if (!isFinal)
        {
            await work.LookAgainAsync(asked with { ErasedAt = erasedAt, Shares = [.. names.Shares] }, cancellationToken);
        }

        await audit.AddAsync(new(clock.GetUtcNow(), "erasure", SubjectOf(pseudonym), InWords(found, isFinal)), cancellationToken);
        return new(found.Sum(place => place.Swept.Items), isFinal);
    }

    private static string InWords(IReadOnlyList<(string Place, Swept Swept)> found, bool isFinal)
    {
        var details = string.Join(
            ", ",
            found
                .Where(place => place.Swept.Items > 0)
                .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Place}: {place.Swept.Items}"))
        );
        return $"{(isFinal ? "done" : "to be looked at again")}; {(details.Length == 0 ? "nothing outside the store" : details)}";
    }

    /// <summary>Their shares, as the store has them or, where it has forgotten them, as the message says. A share that the store knows as
    /// somebody else's is not theirs, whatever the message says.</summary>
    private async Task<IReadOnlySet<string>> SharesAsync(ErasureMessage asked, EmployeeActivity? held, CancellationToken cancellationToken)
    {
        var said = (asked.Shares ?? []).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var others = await store.FindSharesAsync(said, Purpose.Rights, cancellationToken);
        said.ExceptWith(others.Keys);
        said.UnionWith(held?.Shares.Select(share => share.Key) ?? []);
        return said;
    }
}

/// <summary>What erasing a person did.</summary>
/// <param name="Items">Items that named them outside the store.</param>
/// <param name="IsFinal">Whether nothing is under way that might still name them; otherwise a message looks again later.</param>
public sealed record Erased(int Items, bool IsFinal)
{
    /// <summary>Both together.</summary>
    public Erased Plus(Erased other) => new(Items + other.Items, IsFinal && other.IsFinal);
}
