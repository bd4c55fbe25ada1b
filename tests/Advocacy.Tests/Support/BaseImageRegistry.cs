using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support;

/// <summary>A registry of one image with nothing in it, in the place of Microsoft's: its user and its folders are those of an image of
/// .NET.</summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private readonly Dictionary<string, byte[]> _blobs = [];
    private readonly byte[] _manifest;
    private WebApplication _app = null!;

    private BaseImageRegistry()
    {
        var layer = Layer();
        var config = Add(
            new
            {
                architecture = "amd64",
                os = "linux",
                config = new { Env = new[] { "PATH=/usr/bin:/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080" } },
                rootfs = new { type = "layers", diff_ids = new[] { DigestOf(layer) } },
            }
        );
        var zipped = Add(Zipped(layer));
        _manifest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                schemaVersion = 2,
                mediaType = ManifestType,
                config = Described("application/vnd.docker.container.image.v1+json", config),
                layers = new[] { Described("application/vnd.docker.image.rootfs.diff.tar.gzip", zipped) },
            }
        );
    }

    /// <summary>The image's name.</summary>
    public string Image => $"localhost:{new Uri(_app.Urls.First()).Port}/dotnet/aspnet:10.0";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var registry = new BaseImageRegistry();
        registry._app = await Loopback.StartAsync(registry.AnswerAsync);
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var isManifest = path.Contains("/manifests/", StringComparison.Ordinal);
        if ((isManifest ? _manifest : _blobs.GetValueOrDefault(path.Split('/')[^1])) is not { } body)
        {
            context.Response.StatusCode = path.TrimEnd('/') == "/v2" ? 200 : 404;
            return;
        }

        context.Response.ContentType = isManifest ? ManifestType : "application/octet-stream";
        context.Response.ContentLength = body.Length;
        context.Response.Headers["Docker-Content-Digest"] = DigestOf(body);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body);
        }
    }

    private static byte[] Layer()
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "home/app/") { Uid = 1654, Gid = 1654 });
        }

        return stream.ToArray();
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        return stream.ToArray();
    }

    private static string DigestOf(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private byte[] Add(object json) => Add(JsonSerializer.SerializeToUtf8Bytes(json));

    private byte[] Add(byte[] bytes) => _blobs[DigestOf(bytes)] = bytes;

    private static object Described(string mediaType, byte[] bytes) =>
        new
        {
            mediaType,
            size = bytes.Length,
            digest = DigestOf(bytes),
        };
}
