namespace Advocacy.Tests.Pipeline.Sources;

/// <summary>Parts while they are cut, asked and damaged.</summary>
public sealed class SourcePartsTests : CollectionSetting
{
    [Fact]
    public async Task OfAsync_SomebodyElseCutsThem_DeletesNothing()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        // What the other has made, and has not told yet.
        var made = (await States.ReadPartAsync("bluesky", new(0, 16), Cancellation)) with
        {
            Part = new(0, 32),
            Version = 0,
        };
        await States.SavePartAsync(made, Cancellation);
        await using (await Embedded.Get<ILeases>().TryTakeAsync("parts-bluesky", Cancellation))
        {
            await PlanAsync();
        }

        Assert.True(File.Exists(Embedded.Folder["sources/bluesky.0-of-32.json"]));
    }

    [Fact]
    public async Task OfAsync_OneIsBeingAsked_CutsThemTheNextTime()
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        await GiveAsync(2 * People);
        await using (await Embedded.Get<ILeases>().TryTakeAsync(new SourcePart(3, 16).LeaseOf("bluesky"), Cancellation))
        {
            await PlanAsync();
            Assert.Equal(16, (await States.ReadAsync("bluesky", Cancellation)).Parts);
        }

        await PlanAsync();
        Assert.Equal(32, (await States.ReadAsync("bluesky", Cancellation)).Parts);
    }

    [Fact]
    public async Task OfAsync_EachTime_AnotherPartIsFirst()
    {
        var first = new HashSet<string>();
        for (var time = 0; time < 16; time++)
        {
            await PlanAsync();
            var messages = await Queue.ReceiveAsync(QueueNames.Collection, 32, TimeSpan.FromMinutes(1), Cancellation);
            first.Add(System.Text.Encoding.UTF8.GetString(messages[0].Body.Span).Split("\"at\"")[0]);
            foreach (var message in messages)
            {
                await Queue.DeleteAsync(message, Cancellation);
            }

            // From midnight to midnight: the hour of the day decides nothing.
            Embedded.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(16, first.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"source\":\"bluesky\",\"parts\":0}")]
    [InlineData("{\"source\":\"bluesky\",\"parts\":-1}")]
    [InlineData("{\"source\":\"bluesky\",\"parts\":2000000000}")]
    [InlineData("{\"source\":\"bluesky\",\"parts\":3,\"health\":null,\"granted\":null}")]
    public async Task OfAsync_DamagedState_IsForgottenAndEverybodyIsAsked(string state)
    {
        Directory.CreateDirectory(Embedded.Folder["sources"]);
        await File.WriteAllTextAsync(Embedded.Folder["sources/bluesky.json"], state, Cancellation);
        await StandingAsync();
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Assert.Equal(People, await SharesAsync());
        Assert.Null((await StandingAsync()).Word);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("{\"source\":\"bluesky\",\"part\":{\"index\":5,\"of\":0},\"at\":\"2026-03-02T12:00:00Z\"}")]
    [InlineData("{\"source\":\"bluesky\",\"part\":{\"index\":-1,\"of\":16},\"at\":\"2026-03-02T12:00:00Z\"}")]
    [InlineData("{\"source\":\"../../x\",\"part\":{\"index\":1,\"of\":16},\"at\":\"2026-03-02T12:00:00Z\"}")]
    public async Task RunAsync_MessageThatIsNone_AsksNobodyAndMakesNoFile(string message)
    {
        await PlanAsync();
        await Embedded.CollectQueuedAsync(Cancellation);
        Embedded.Clock.Advance(TimeSpan.FromDays(1));
        var (calls, files) = (Server.Calls.Count, Directory.GetFiles(Embedded.Folder["sources"]).Length);
        await Record.ExceptionAsync(() => Embedded.Get<CollectPart>().RunAsync(System.Text.Encoding.UTF8.GetBytes(message), Cancellation));
        Assert.Equal(calls, Server.Calls.Count);
        Assert.Equal(files, Directory.GetFiles(Embedded.Folder["sources"]).Length);
    }

    [Fact]
    public async Task EraseAsync_StateOfAVersionBeforeParts_GoesWhereItNamesThePerson()
    {
        Directory.CreateDirectory(Embedded.Folder["sources"]);
        var watermark = Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes($$"""[{"person":"{{TestKeys.PseudonymOf("e1").Value}}","account":"a1"}]""")
        );
        await File.WriteAllTextAsync(
            Embedded.Folder["sources/old.json"],
            $$"""{"source":"old","watermark":"{{watermark}}"}""",
            Cancellation
        );
        await Embedded.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("e1"), Now), Cancellation);
        Assert.False(File.Exists(Embedded.Folder["sources/old.json"]));
    }
}
