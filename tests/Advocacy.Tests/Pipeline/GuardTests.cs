using System.Collections.Concurrent;
using System.Diagnostics;
using CsCheck;
using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Pipeline;

/// <summary>What must always hold, over whole runs of random companies: nobody who did not consent, and nobody who is to be left alone, is
/// named by anything that the program makes or says.</summary>
[Trait("Speed", "Slow")]
public sealed class GuardTests
{
    private static readonly Gen<(int Seed, Fact[] Changes)> Companies = Gen.Select(
            Gen.Int[1, 10_000],
            Gen.Select(Gen.Int[0, 119], Gen.Int[0, 3], Gen.Int[100, 180]).Array[20, 60]
        )
        .Select(company => (company.Item1, company.Item2.Select(change => Change(change.Item1, change.Item2, change.Item3)).ToArray()));

    [Fact]
    public Task Run_AnyCompany_NamesNobodyWithoutConsentAndNobodyToBeLeftAlone() =>
        Companies.SampleAsync(
            async (seed, changes) =>
            {
                var traces = new ConcurrentQueue<Activity>();
                using var listener = Listening(traces);
                List<Fact> facts = [.. SimulatedFacts.Of(120, 6, seed), .. changes];
                using var pipeline = await HalfAYear.RunAsync(facts);
                var list = await pipeline.Get<IAudit>().ReadListAsync(IsoWeek.Of(HalfAYear.End), Cancellation);
                var people = await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
                var map = pipeline.Get<IOptions<ConversionOptions>>().Value.Population.Profiles;
                var left = people
                    .Where(person => !person.ConsentsTo(Purpose.Predict) || map.IsLeftAlone(person, UtcDay.StartOf(HalfAYear.End)))
                    .Select(person => person.PersonId)
                    .ToHashSet();
                // The ledger keeps what it has booked of those who consent to be measured, as the store does.
                Assert.DoesNotContain(
                    Footprints.In(pipeline.Folder.Path, [.. left.Select(person => person.Value)]),
                    file => !file.StartsWith("ledger/", StringComparison.Ordinal)
                );
                Assert.Subset(
                    people.Where(person => person.ConsentsTo(Purpose.Measure)).Select(person => person.PersonId).ToHashSet(),
                    await BookedAsync(pipeline.Get<ILedger>())
                );
                Assert.DoesNotContain(list?.People ?? [], left.Contains);
                var said = pipeline
                    .Logs.Concat(
                        traces.Select(trace =>
                            $"{trace.DisplayName} {string.Join(' ', trace.TagObjects)} {string.Join(' ', trace.Baggage)}"
                        )
                    )
                    .ToList();
                Assert.DoesNotContain(said, line => people.Any(person => line.Contains(person.PersonId.Value, StringComparison.Ordinal)));
                Assert.True(left.Count > 10 && said.Count > 0);
            },
            iter: 8,
            threads: 1
        );

    [Fact]
    public Task Run_AnyCompany_MakesWhatItMakesWhereThoseWithoutConsentNeverWere() =>
        Companies.SampleAsync(
            async (seed, changes) =>
            {
                List<Fact> facts = [.. SimulatedFacts.Of(120, 6, seed), .. changes];
                var gone = CompanyActivity
                    .Of(facts)
                    .View(Purpose.Rights)
                    .Where(person => !person.ConsentsTo(Purpose.Predict))
                    .Select(person => person.PersonId)
                    .ToHashSet();
                using var company = await HalfAYear.RunAsync(facts);
                using var other = await HalfAYear.RunAsync(Without(facts, gone));
                Assert.Equal(Told(other), Told(company));
                Assert.Contains(HalfAYear.Outputs(company), file => file.Item1 == "report.html");
                Assert.True(gone.Count > 10);
            },
            iter: 4,
            threads: 1
        );

    [Fact]
    public Task ExampleReader_AnyCompany_LearnsFromVolunteersAlone() =>
        Companies.SampleAsync(
            async (seed, changes) =>
            {
                var task = new ConversionOptions
                {
                    MinShares = 1,
                    MinWeeks = 1,
                    IncludeUnsurveyed = true,
                    WarmUpWeeks = 6,
                }.Task;
                var people = CompanyActivity.Of([.. SimulatedFacts.Of(60, 5, seed), .. changes]).View(Purpose.Rights).ToList();
                var cutoffs = Cutoffs.Between(AnyFact.Start, AnyFact.Start.AddDays(7 * 21), task);
                async Task<List<Example>> ReadAsync(IEnumerable<EmployeeActivity> some) =>
                    (
                        await ExampleReader.ReadAsync(_ => some.ToAsyncEnumerable(), task.Population, cutoffs, int.MaxValue, Cancellation)
                    ).Rows;
                var rows = await ReadAsync(people);
                Assert.NotEmpty(rows);
                // As if those without consent had never been: neither rows of theirs nor features by them.
                var volunteers = await ReadAsync(people.Where(person => person.ConsentsTo(Purpose.Predict)));
                Assert.Equal(
                    volunteers.Select(row => (row.Cutoff, row.Converts, string.Join(' ', row.Features))),
                    rows.Select(row => (row.Cutoff, row.Converts, string.Join(' ', row.Features)))
                );
                Assert.DoesNotContain(rows, row => row.Group.Profile is Profile.Grumbler or Profile.Opponent or Profile.Rebel);
            },
            iter: 10,
            threads: 1
        );

    /// <summary>Every file but what is booked, which is cut as the store is.</summary>
    private static List<(string Name, string Hash)> Told(EmbeddedPipeline pipeline) =>
        HalfAYear.Outputs(
            pipeline.Folder.Path,
            file => !file.StartsWith("ledger/booked/", StringComparison.Ordinal) && file != "ledger/head.json"
        );

    private static async Task<HashSet<PersonId>> BookedAsync(ILedger ledger)
    {
        var head = (await ledger.ReadAsync(Cancellation))!;
        return await ledger
            .ReadBookingsAsync(head, new(""), Cancellation)
            .Select(person => person.PersonId)
            .Concat(head.Untold.Select(gain => gain.PersonId).ToAsyncEnumerable())
            .ToHashSetAsync(cancellationToken: Cancellation);
    }

    private static IEnumerable<Fact> Without(List<Fact> facts, HashSet<PersonId> gone)
    {
        var shares = facts.OfType<ShareMade>().Where(share => !gone.Contains(share.PersonId)).Select(share => share.ShareId).ToHashSet();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ShareMade share when !gone.Contains(share.PersonId):
                    yield return share with
                    {
                        Mentions = [.. share.Mentions.Where(mentioned => !gone.Contains(mentioned))],
                    };
                    break;
                case EngagementObserved seen when shares.Contains(seen.ShareId):
                    yield return seen;
                    break;
                case InteractionMade reaction when !shares.Contains(reaction.Interaction.ShareId):
                    break;
                case ShareMade or EngagementObserved:
                    break;
                // Whoever a fact is about is the one whom it names first.
                case var other when !IsAbout(other, gone):
                    yield return other;
                    break;
            }
        }
    }

    private static bool IsAbout(Fact fact, HashSet<PersonId> people)
    {
        var named = false;
        fact.WithPeople(id =>
        {
            named |= people.Contains(id);
            return id;
        });
        return named;
    }

    private static Fact Change(int person, int kind, int day)
    {
        var (id, at) = ($"p{person + 1:0000}", AnyFact.Start.AddDays(day));
        return kind switch
        {
            0 => new ConsentDecided(new(id), at, false),
            1 => new SurveyAnswered(new(id), at, DateOnly.FromDateTime(at.UtcDateTime), new(1 + (person % 2), 2 + (person % 3), 3, 3, 3)),
            2 => new InvitationRecorded(
                new(id),
                new(
                    AnyFact.Start.AddDays(7 * (day / 14)),
                    Week("2025-W10"),
                    person % 3 == 0 ? InvitationOutcome.HeldOut : InvitationOutcome.Invited
                )
            ),
            // Some of them are claimed by several.
            _ => new ShareMade(
                $"more-{person % 5}-{day}",
                new(id),
                at,
                new("x", at, null, null),
                [new($"p{((person + day) % 120) + 1:0000}")]
            ),
        };
    }

    private static ActivityListener Listening(ConcurrentQueue<Activity> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = traces.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
