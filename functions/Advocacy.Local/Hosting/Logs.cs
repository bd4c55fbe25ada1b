using Microsoft.Extensions.Logging;

namespace Advocacy.Local.Hosting;

/// <summary>All that the local head logs.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning, "A message of {Queue} failed, delivery {DequeueCount}")]
    public static partial void MessageFailed(this ILogger logger, Exception exception, string queue, int dequeueCount);

    [LoggerMessage(2, LogLevel.Error, "{Trigger} failed")]
    public static partial void TriggerFailed(this ILogger logger, Exception exception, string trigger);
}
