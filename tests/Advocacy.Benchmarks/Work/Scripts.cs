namespace Advocacy.Benchmarks.Work;

/// <summary>The scripts of peers.</summary>
internal static class Scripts
{
    /// <summary>A script's text.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(
            typeof(Scripts).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name)
        );
        return reader.ReadToEnd();
    }
}
