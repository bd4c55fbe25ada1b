using Microsoft.Extensions.Logging;

namespace Advocacy.Reports.List;

/// <summary>All that the reports log. No message holds a person's id.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning, "The connection broke while a list was sent; it may have arrived, and is not sent again")]
    public static partial void MailInDoubt(this ILogger logger, Exception exception);
}
