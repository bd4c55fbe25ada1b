using Microsoft.Extensions.Logging;

namespace Advocacy.Web;

/// <summary>Everything that this project logs. Nobody is named.</summary>
internal static partial class Logs
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed: {Page}")]
    public static partial void PageFailed(this ILogger logger, Exception exception, string page);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A request says who asks, but App Service authentication is not on: nobody is let in; the template turns it on"
    )]
    public static partial void AppServiceIsNotThere(this ILogger logger);
}
