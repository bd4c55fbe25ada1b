using Microsoft.Extensions.Logging;

namespace Advocacy.Web;

/// <summary>Everything that this project logs. Nobody is named.</summary>
internal static partial class Logs
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed: {Page}")]
    public static partial void PageFailed(this ILogger logger, Exception exception, string page);
}
