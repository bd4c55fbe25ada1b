using System.Net;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Web;

/// <summary>A browser without scripts: keeps cookies, fills forms, follows links within the site.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new() };
    private readonly HttpClient _client;

    public PlainBrowser(Uri address, string language = "en")
    {
        _client = new(_handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>The page that was loaded last.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The answer that was got last.</summary>
    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>Where it does not follow an answer to.</summary>
    public Func<string, bool> Stops { get; set; } = _ => false;

    /// <summary>Where answers led.</summary>
    public List<string> Passed { get; } = [];

    /// <summary>The same without marks.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Marks().Replace(Page, " "), " "));

    /// <summary>The cookies that it would send.</summary>
    public string Cookies(Uri address) => _handler.CookieContainer.GetCookieHeader(address);

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
        Answer.Dispose();
    }

    /// <summary>Signs in as somebody of the simulated company.</summary>
    public async Task<PlainBrowser> SignInAsync(string who)
    {
        await GetAsync("/sign-in");
        await PostAsync("/sign-in/demo", ("who", who));
        return this;
    }

    /// <summary>Loads a page, and what it leads to.</summary>
    public Task<HttpStatusCode> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return SendAsync(request);
    }

    /// <summary>Sends a form of the page that was loaded last, with its token.</summary>
    public Task<HttpStatusCode> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostWithAsync(Token().Match(Page).Groups[1].Value, path, fields);

    /// <summary>Sends a form with a token.</summary>
    public Task<HttpStatusCode> PostWithAsync(string token, string path, params (string Name, string Value)[] fields) =>
        SendAsync(
            new(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            }
        );

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            Answer.Dispose();
            Answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        // Of other sites only those on this machine: a network's is where a test ends.
        if (Answer.StatusCode == HttpStatusCode.Found && Answer.Headers.Location is { } next && (!next.IsAbsoluteUri || next.IsLoopback))
        {
            Passed.Add(next.ToString());
            if (!Stops(next.ToString()))
            {
                return await GetAsync(next.ToString());
            }
        }

        Page = await Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Answer.StatusCode;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<head>.*?</head>|<svg.*?</svg>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Marks();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
