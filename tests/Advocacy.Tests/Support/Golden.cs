namespace Advocacy.Tests.Support;

/// <summary>Files under tests/Golden that outputs must equal. With ADVOCACY_GOLDEN=write they are written instead, to be read before they
/// are committed.</summary>
internal static class Golden
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string name) => Path.Combine(Root, "tests", "Golden", name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    public static void Matches(string name, string actual) => MatchesFile(PathOf(name), actual);

    /// <summary>Compares with a file elsewhere in the repository.</summary>
    public static void MatchesFile(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("ADVOCACY_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Above(DirectoryInfo? folder) =>
        folder switch
        {
            null => throw new DirectoryNotFoundException("The tests do not run within the repository."),
            _ when File.Exists(Path.Combine(folder.FullName, "Advocacy.Functions.sln")) => folder.FullName,
            _ => Above(folder.Parent),
        };
}
