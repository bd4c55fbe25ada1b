[assembly: AssemblyFixture(typeof(Advocacy.Tests.Support.Hosting.PublishedApp))]

namespace Advocacy.Tests.Support.Hosting;

/// <summary>The Azure head, published once as azd and the README do it.</summary>
public sealed class PublishedApp : IDisposable
{
    private static readonly Lazy<Task<TemporaryFolder>> Published = new(PublishAsync);

    /// <summary>The folder that it was published to; the test is skipped where its packages cannot be had.</summary>
    public static async Task<string> FolderAsync() => (await Published.Value)["app"];

    public void Dispose()
    {
        if (Published is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            Published.Value.Result.Dispose();
        }
    }

    private static async Task<TemporaryFolder> PublishAsync()
    {
        var folder = new TemporaryFolder();
        // Nothing says which worker.
        var run = await ProgramRun.OfAsync(
            "dotnet",
            [
                "publish",
                "functions/Advocacy.Functions",
                "-c",
                "Release",
                "-o",
                folder["app"],
                "--artifacts-path",
                folder["artifacts"],
                // What the build of the tests has looked at already.
                "-p:RunAnalyzers=false",
                "-p:EnforceCodeStyleInBuild=false",
                "-p:GenerateDocumentationFile=false",
            ],
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }
        );
        Assert.SkipWhen(
            run.Said.Contains("NU1101", StringComparison.Ordinal) || run.Said.Contains("NU1102", StringComparison.Ordinal),
            "the Functions worker's packages are not in this feed"
        );
        Assert.True(run.Code == 0, run.Said);
        return folder;
    }
}
