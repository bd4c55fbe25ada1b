using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Tests.Web;

/// <summary>The pages over a pipeline with a small simulated company and its directory.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly FrontDoor _door;
    private readonly List<PlainBrowser> _browsers = [];

    private Site(EmbeddedPipeline pipeline, FrontDoor door) => (Pipeline, _door) = (pipeline, door);

    public EmbeddedPipeline Pipeline { get; }

    /// <summary>Opens the pages.</summary>
    /// <param name="isDemo">Whether the store takes in nobody but the simulated company.</param>
    /// <param name="facts">What it holds.</param>
    public static Task<Site> OpenAsync(bool isDemo, params Fact[] facts) => OpenAsync(isDemo, [], facts);

    /// <summary>The simulated company's with options of the program.</summary>
    public static Task<Site> OpenOverAsync((string, string)[] options) => OpenAsync(isDemo: true, [], options, []);

    /// <summary>The same with options of the pages.</summary>
    public static Task<Site> OpenAsync(bool isDemo, (string Key, string? Value)[] web, params Fact[] facts) =>
        OpenAsync(isDemo, web, [], facts);

    /// <summary>Real people's, with options of the pages and of the program.</summary>
    public static Task<Site> OpenOverAsync((string Key, string? Value)[] web, (string, string)[] options, params Fact[] facts) =>
        OpenAsync(isDemo: false, web, options, facts);

    private static async Task<Site> OpenAsync(bool isDemo, (string Key, string? Value)[] web, (string, string)[] more, Fact[] facts)
    {
        (string, string)[] options = isDemo
            ? [("Advocacy:Privacy:OnlySource", EventWriter.Source), ("Advocacy:Privacy:PseudonymKey", PrivacyOptions.PublishedKey), .. more]
            : more;
        var pipeline = new EmbeddedPipeline(
            services =>
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                services.AddWeb(
                    new ConfigurationBuilder()
                        .AddInMemoryCollection(web.Select(option => KeyValuePair.Create($"Advocacy:Web:{option.Key}", option.Value)))
                        .Build()
                );
            },
            options
        );
        if (!isDemo)
        {
            // Browsers go by the real time, and cookies of a sign-in under way end.
            pipeline.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        }

        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllTextAsync(
            pipeline.Folder["directory/people.csv"],
            "employee_id,name,email\nann,Ann <b>Ace</b>,ann@example.com\nbob,Bob,bob@example.com\n"
                + "twin,One,same@example.com\ntwo,Two,same@example.com\n",
            TestContext.Current.CancellationToken
        );
        await pipeline.MergeAsync(facts);
        return new(pipeline, await FrontDoor.OpenAsync(pipeline.Services, 0, TestContext.Current.CancellationToken));
    }

    /// <summary>Where the pages are.</summary>
    public Uri Address => _door.Address;

    /// <summary>The pseudonym of an id.</summary>
    public async Task<PersonId> OfAsync(string employee) =>
        (await Pipeline.Get<Pseudonyms>().LoadAsync(TestContext.Current.CancellationToken))(new(employee));

    public PlainBrowser Browser(string language = "en")
    {
        _browsers.Add(new(_door.Address, language));
        return _browsers[^1];
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await _door.DisposeAsync();
        Pipeline.Dispose();
    }
}
