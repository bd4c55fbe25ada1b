using System.Runtime.InteropServices;
using System.Text.Json;

namespace Advocacy.Benchmarks.Peers;

/// <summary>A temporary folder with the published heads and the loads, gone afterwards.</summary>
internal sealed class Workshop : IDisposable
{
    private const int BasePeople = 10_000;
    private const int BaseMonths = 12;
    private const int Seed = 20250106;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("advocacy-benchmarks-");

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The published local head.</summary>
    public string Program => In("local", "advocacy");

    /// <summary>A path in it.</summary>
    public string In(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    /// <summary>Publishes the local head as a release would be.</summary>
    public Task PublishAsync() =>
        DotnetAsync(
            "publish",
            Path.Combine(Root, "functions", "Advocacy.Local"),
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "--self-contained",
            "false",
            "-p:PublishReadyToRun=true",
            "-o",
            In("local")
        );

    /// <summary>Publishes the Azure head as the workflow does.</summary>
    /// <returns>Bytes of what is deployed.</returns>
    public async Task<long> PublishAzureHeadAsync()
    {
        await DotnetAsync("publish", Path.Combine(Root, "functions", "Advocacy.Functions"), "-c", "Release", "-o", In("azure"));
        return Directory.EnumerateFiles(In("azure"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
    }

    /// <summary>Events of a company of 10,000 people times a factor, over a year.</summary>
    /// <returns>The file, and its events.</returns>
    public (string File, long Events) WriteLoad(int factor)
    {
        var file = In($"base-x{factor}.jsonl");
        using var stream = new BufferedStream(File.Create(file), 1 << 20);
        return (file, SimulatedCompany.Write(stream, factor * BasePeople, BaseMonths, Seed, null, CancellationToken.None));
    }

    /// <summary>Does a piece of work in a process of its own, so that none has the heap or the caches of the one before.</summary>
    public async Task<WorkDone> DoAsync(string work, string input, string folder) =>
        JsonSerializer.Deserialize<WorkDone>(
            await ChildProcess.RunAsync(Environment.ProcessPath!, "work", work, Program, input, folder),
            JsonSerializerOptions.Web
        )!;

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task DotnetAsync(params IEnumerable<string> args) => ChildProcess.RunAsync("dotnet", [.. args, "-v", "quiet"]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Advocacy.Functions.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the benchmarks run within the repository");
        }

        return folder.FullName;
    }
}
