using System.Text.Json;
using Advocacy.Local.Questions;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Advocacy.Tests.Local.Questions;

public sealed class FigureQuestionsTests : FolderTest
{
    [Fact]
    public void PublishedFigures_AllThatItHolds_IsNobody()
    {
        var seen = new HashSet<Type>();
        Visit(typeof(PublishedFigures), seen);
        Assert.Contains(typeof(LedgerRow), seen);
        Assert.DoesNotContain(typeof(PersonId), seen);
        Assert.DoesNotContain(typeof(EmployeeId), seen);
        // What asks has nothing else to ask.
        Assert.Equal(
            [typeof(Func<CancellationToken, Task<PublishedFigures>>)],
            typeof(FigureQuestions).GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType)
        );
    }

    [Fact]
    public async Task Figures_ByAnyDimension_AddUpToTheTotal()
    {
        using var pipeline = new EmbeddedPipeline();
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        await pipeline.CloseAsync(DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime));
        var reader = new PublishedFiguresReader(
            pipeline.Get<ILedger>(),
            pipeline.Store,
            pipeline.Get<IMeasurements>(),
            pipeline.Get<IModelStore>()
        );
        var questions = new FigureQuestions(reader.ReadAsync);
        var total = await SumAsync(questions, "total");
        Assert.True(total > 0);
        foreach (var by in new[] { "network", "campaign", "topic", "month", "week" })
        {
            Assert.Equal(total, await SumAsync(questions, by), 6);
        }
    }

    [Fact]
    public async Task Figures_OfTwoContentsWithOneTitle_StayApartAndTheRateOfAllIsThatOfThePage()
    {
        var day = new DateOnly(2026, 3, 2);
        LedgerRow Row(string content, long engagements) =>
            new(day, "linkedin", content, ReachBasis.Impressions, 5, 5, null, new(1000, engagements, null, null, null), 500, 0, 1);
        LedgerRow[] rows = [Row("c1", 10), Row("c2", 30), Row(SmallGroups.Merged, 20)];
        var same = new PublishedContent("One title", null, null);
        var contents = new Dictionary<string, PublishedContent> { ["c1"] = same, ["c2"] = same };
        var questions = new FigureQuestions(_ => Task.FromResult(new PublishedFigures(day, "EUR", rows, contents, [], null, [], null)));
        var byContent = JsonSerializer.SerializeToElement(await questions.FiguresAsync("content", null, null, Cancellation));
        Assert.Equal(
            ["(merged)", "One title (c1)", "One title (c2)"],
            byContent.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()).Order(StringComparer.Ordinal)
        );
        var total = JsonSerializer.SerializeToElement(await questions.FiguresAsync("total", null, null, Cancellation));
        Assert.Equal(
            ReachFigures.Of(rows).EngagementRate,
            total.GetProperty("rows")[0].GetProperty("figures").GetProperty("engagementRate").GetDouble()
        );
    }

    [Theory]
    [InlineData("person", null)]
    [InlineData("team", null)]
    [InlineData("total", "soon")]
    public async Task Figures_WhatCannotBeAsked_IsRefusedInWords(string by, string? from)
    {
        var questions = new FigureQuestions(_ =>
            Task.FromResult(new PublishedFigures(null, "", [], new Dictionary<string, PublishedContent>(), [], null, [], null))
        );
        await Assert.ThrowsAsync<McpException>(() => questions.FiguresAsync(by, from, null, Cancellation));
    }

    [Fact]
    public async Task Mcp_AskedByAClient_AnswersWithPublishedFigures()
    {
        await File.WriteAllBytesAsync(
            Folder["events.jsonl"],
            [.. SmallCompany.Facts.SelectMany(fact => EventJson.Bytes(fact).Append((byte)'\n'))],
            Cancellation
        );
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["events.jsonl"], "--out", Folder["out"])).Code);
        Assert.Equal(0, (await CommandLineRun.OfAsync("close", "--out", Folder["out"])).Code);
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Command = "dotnet",
                    Arguments = [LocalProcess.Program, "mcp", "--out", Folder["out"]],
                    InheritEnvironmentVariables = true,
                }
            ),
            cancellationToken: Cancellation
        );
        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        Assert.Equal(["describe", "effect", "figures", "model", "visits"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
        var answer = await client.CallToolAsync(
            "figures",
            new Dictionary<string, object?> { ["by"] = "network" },
            cancellationToken: Cancellation
        );
        var text = Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
        Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("rows").GetArrayLength() > 0, text);
        var refused = await client.CallToolAsync(
            "figures",
            new Dictionary<string, object?> { ["by"] = "person" },
            cancellationToken: Cancellation
        );
        Assert.True(refused.IsError);
        Assert.Contains("network", Assert.IsType<TextContentBlock>(Assert.Single(refused.Content)).Text, StringComparison.Ordinal);
    }

    private static async Task<double> SumAsync(FigureQuestions questions, string by) =>
        JsonSerializer
            .SerializeToElement(await questions.FiguresAsync(by, null, null, Cancellation))
            .GetProperty("rows")
            .EnumerateArray()
            .Sum(row =>
                row.GetProperty("figures").GetProperty("reach") is { ValueKind: JsonValueKind.Number } reach ? reach.GetDouble() : 0
            );

    /// <summary>All types that may be held, however deep.</summary>
    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>())
        {
            Visit(argument, seen);
        }

        foreach (
            var property in type.Namespace?.StartsWith("Advocacy", StringComparison.Ordinal) == true
                ? type.GetProperties().Where(property => property.GetMethod?.IsStatic == false)
                : []
        )
        {
            Visit(property.PropertyType, seen);
        }
    }
}
