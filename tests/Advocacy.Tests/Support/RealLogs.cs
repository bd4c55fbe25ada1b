namespace Advocacy.Tests.Support;

/// <summary>The real event logs beside the repository, or where ADVOCACY_DATA says.</summary>
internal static class RealLogs
{
    public static readonly string Folder =
        Environment.GetEnvironmentVariable("ADVOCACY_DATA") ?? Path.GetFullPath(Path.Combine(Golden.Root, "..", "shared", "data"));

    public static string File(string name)
    {
        var file = Path.Combine(Folder, $"{name}.jsonl.gz");
        Assert.SkipUnless(System.IO.File.Exists(file), $"the real event log {file} is not here (ADVOCACY_DATA can say where it is)");
        return file;
    }
}
