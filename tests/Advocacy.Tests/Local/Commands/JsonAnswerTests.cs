using System.Text.Json;

namespace Advocacy.Tests.Local.Commands;

public sealed class JsonAnswerTests : FolderTest
{
    [Fact]
    public async Task Json_OfEveryCommand_IsOneObjectAndNothingElse()
    {
        await File.WriteAllBytesAsync(
            Folder["events.jsonl"],
            [.. SmallCompany.Facts.SelectMany(fact => EventJson.Bytes(fact).Append((byte)'\n'))],
            Cancellation
        );
        var made = await AnswerAsync("run", "--input", Folder["events.jsonl"]);
        Assert.All(made.GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(file.GetString())));
        Assert.Equal(JsonValueKind.Array, made.GetProperty("networks").ValueKind);
        Assert.Equal(JsonValueKind.Object, made.GetProperty("effect").ValueKind);
        Assert.Matches("^[0-9]{4}-W[0-9]{2}$", made.GetProperty("list").GetProperty("week").GetString());
        Assert.Equal(JsonValueKind.Null, (await AnswerAsync("status")).GetProperty("model").ValueKind);
        Assert.True((await AnswerAsync("status")).GetProperty("counts").GetProperty("employees").GetInt64() > 0);
        Assert.True((await AnswerAsync("ingest", Folder["events.jsonl"])).GetProperty("lines").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("replay")).GetProperty("replayed").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("directory")).GetProperty("directory").ValueKind);
        Assert.Equal(JsonValueKind.Array, (await AnswerAsync("feedback")).GetProperty("files").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("sources", "collect", "drop")).GetProperty("collected").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("retention")).GetProperty("retained").ValueKind);
        Assert.True((await AnswerAsync("close")).TryGetProperty("closedThrough", out _));
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("restate")).GetProperty("restated").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await AnswerAsync("benchmark")).GetProperty("benchmark").ValueKind);
        Assert.Equal(20, (await AnswerAsync("dossier")).GetProperty("files").GetArrayLength());
        Assert.True((await AnswerAsync("candidates")).TryGetProperty("list", out _));
        Assert.True((await AnswerAsync("effect")).TryGetProperty("effect", out _));
        Assert.Equal(0, (await AnswerAsync("model", "list")).GetProperty("models").GetArrayLength());
        Assert.True((await AnswerAsync("sources", "list")).GetProperty("sources").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Json_OfAMistake_IsAnEmptyOutput()
    {
        var run = await CommandLineRun.OfAsync("status", "--json", "--out", Folder["none"]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
    }

    private async Task<JsonElement> AnswerAsync(params string[] args)
    {
        var run = await CommandLineRun.OfAsync([.. args, "--json", "--out", Folder["out"]]);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        // What a script logs is about nobody.
        Assert.DoesNotContain("personId", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("employeeId", run.Output, StringComparison.OrdinalIgnoreCase);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
