using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Advocacy.Web;

/// <summary>What a web host knows of its place, for heads that are none: no files are served from anywhere.</summary>
internal sealed class PlainEnvironment : IWebHostEnvironment
{
    /// <inheritdoc/>
    public string EnvironmentName { get; set; } = Environments.Production;

    /// <inheritdoc/>
    public string ApplicationName { get; set; } = "Advocacy";

    /// <inheritdoc/>
    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    /// <inheritdoc/>
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    /// <inheritdoc/>
    public string WebRootPath { get; set; } = "";

    /// <inheritdoc/>
    public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
}
