namespace Advocacy.Tests.Local.Simulation;

/// <summary>The simulated company's past lists: what is measured of them is what was put in.</summary>
[Trait("Speed", "Slow")]
public sealed class SimulatedListsTests(ITestOutputHelper output)
{
    private const int People = 1200;
    private const int Months = 18;
    private const int Companies = 5;

    // The one that 'run' writes comes first.
    private static readonly int[] Seeds = [20250106, 1, 2, 3, 4];
    private static readonly DateTimeOffset End = SimulatedCompany.Start.AddDays(7 * 78);

    [Fact]
    public void Effect_MeasuredFromTheEvents_IsNearTheKnownOneAndToldFromNone()
    {
        var (covered, clear) = (0, 0);
        foreach (var seed in Seeds)
        {
            var (facts, known) = Company(seed);
            var measured = EffectFold.Publish(EffectOf(facts).Lists).Single(list => list.List == EffectFold.Overall).Effect;
            Assert.InRange(known, 0.05, 0.25);
            Assert.True(measured.HeldOut >= 100);
            clear += measured.IsSignificant ? 1 : 0;
            output.WriteLine($"seed {seed}: known {known:P1}, measured {measured.Difference:P1} {measured.Interval}");
            Assert.True(seed != Seeds[0] || measured.IsSignificant);
            covered += measured.Interval is { } interval && interval.Low <= known && known <= interval.High ? 1 : 0;
        }

        // Of twenty intervals at 95 % one leaves it out: two of five hardly ever do.
        Assert.InRange(covered, Companies - 1, Companies);
        Assert.InRange(clear, Companies - 2, Companies);
    }

    [Fact]
    public void Funnel_OfTheSample_TellsEveryStep()
    {
        var fold = new FunnelFold(new(3, 1, 4), End);
        foreach (var person in CompanyActivity.Of(Company(Seeds[0]).Facts).View(Purpose.Measure))
        {
            fold.Add(person);
        }

        Assert.All(FunnelFold.Publish(fold.Counts), count => Assert.NotNull(count.People));
    }

    [Fact]
    public void Lists_Always_LeaveAloneWhoIsAgainstAndWhoDidNotConsent()
    {
        foreach (var person in CompanyActivity.Of(Company(2).Facts).View(Purpose.Rights))
        {
            foreach (var step in person.Invitations)
            {
                var decided = person.Consents.LastOrDefault(decision => decision.Key < step.List.Start);
                Assert.True(decided.Value.List);
                Assert.False(ProfileMap.Default.IsLeftAlone(person, step.List.Start.AddDays(1)));
            }
        }
    }

    private static EffectFold EffectOf(IReadOnlyList<Fact> facts)
    {
        var fold = new EffectFold(new(3, 1, 4), End);
        foreach (var person in CompanyActivity.Of(facts).View(Purpose.Measure))
        {
            fold.Add(person);
        }

        return fold;
    }

    private static (IReadOnlyList<Fact> Facts, double Effect) Company(int seed)
    {
        using var stream = new MemoryStream();
        var effects = new List<double>();
        SimulatedCompany.Write(stream, People, Months, seed, null, Cancellation, hasLists: true, effect: effects.Add);
        stream.Position = 0;
        using var reader = new StreamReader(stream);
        var facts = new List<Fact>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.Contains("engagement.v1", StringComparison.Ordinal))
            {
                facts.Add(NamedFacts.Read(line).Fact!);
            }
        }

        return (facts, effects.Average());
    }
}
