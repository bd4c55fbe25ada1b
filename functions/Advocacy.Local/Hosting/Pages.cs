using Advocacy.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Local.Hosting;

/// <summary>Wires the pages on this machine.</summary>
internal static class Pages
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Adds the pages, with the keys of their cookies in a folder that its owner alone reads.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        var keys = Path.Combine(folder, "sign-in-keys");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(keys);
        }
        else
        {
            Directory.CreateDirectory(folder);
            Directory.CreateDirectory(keys, OwnersFolder);
        }

        services.AddDataProtection().SetApplicationName("advocacy").PersistKeysToFileSystem(new DirectoryInfo(keys));
        return services.AddWeb(configuration);
    }
}
