using Microsoft.Extensions.Logging;

namespace Advocacy.Functions;

/// <summary>All that the Azure head logs.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning, "{Stage} is not started: the run that began at {CreatedAt} is under way")]
    public static partial void StageUnderWay(this ILogger logger, string stage, DateTimeOffset createdAt);

    [LoggerMessage(2, LogLevel.Error, "{Stage} failed")]
    public static partial void StageFailed(this ILogger logger, Exception exception, string stage);
}
