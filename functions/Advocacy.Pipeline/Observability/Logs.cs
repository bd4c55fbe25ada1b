using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Observability;

/// <summary>All that the pipeline logs. No message holds a person's id.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "Collected {Lines} lines, {Bad} of them bad")]
    public static partial void Collected(this ILogger logger, long lines, long bad);

    [LoggerMessage(2, LogLevel.Warning, "{Count} bad rows, the first: {Reason} at {Path}")]
    public static partial void BadRows(this ILogger logger, int count, BadRowReason reason, string path);

    [LoggerMessage(3, LogLevel.Information, "Closed through {Through}: {Rows} rows in the ledger, {People} people looked at")]
    public static partial void Closed(this ILogger logger, DateOnly through, int rows, long people);

    [LoggerMessage(4, LogLevel.Information, "Trained: ROC AUC {RocAuc}, average precision {AveragePrecision} on {TestRows} test rows")]
    public static partial void Trained(this ILogger logger, double? rocAuc, double? averagePrecision, int testRows);

    [LoggerMessage(5, LogLevel.Warning, "Not trained: {Why}")]
    public static partial void NotTrained(this ILogger logger, string why);

    [LoggerMessage(6, LogLevel.Warning, "There is no model yet: the list ranks by the starting score")]
    public static partial void NoModel(this ILogger logger);

    [LoggerMessage(7, LogLevel.Information, "Selected {Candidates} of {Scored} volunteers for {List}")]
    public static partial void Selected(this ILogger logger, int candidates, int scored, IsoWeek list);

    [LoggerMessage(8, LogLevel.Warning, "List {List} is not made: Advocacy:Programme:ConsultedOn is not set, or after its week")]
    public static partial void NotConsulted(this ILogger logger, IsoWeek list);

    [LoggerMessage(9, LogLevel.Information, "Replayed {Rows} bad rows and {Poison} poison messages; {Stayed} rows are too long")]
    public static partial void Replayed(this ILogger logger, long rows, long poison, long stayed);

    [LoggerMessage(10, LogLevel.Information, "{Stage} is not begun: another run of it is under way")]
    public static partial void RunUnderWay(this ILogger logger, string stage);

    [LoggerMessage(13, LogLevel.Warning, "{Count} features drifted, most of all {Name}: stability index {StabilityIndex}")]
    public static partial void Drifted(this ILogger logger, int count, string name, double stabilityIndex);

    [LoggerMessage(14, LogLevel.Information, "Model {Version}, promoted {IsPromoted}: {Why}")]
    public static partial void Judged(this ILogger logger, string version, bool isPromoted, string why);

    [LoggerMessage(15, LogLevel.Information, "Measured the effect of lists: {Rows} rows may be published")]
    public static partial void Measured(this ILogger logger, int rows);

    [LoggerMessage(16, LogLevel.Information, "Feedback: {Taken} answers recorded, {Problems} rows could not be taken in")]
    public static partial void FeedbackTaken(this ILogger logger, int taken, int problems);

    [LoggerMessage(17, LogLevel.Information, "Erased somebody: {Items} items outside the store; final {IsFinal}")]
    public static partial void Erased(this ILogger logger, int items, bool isFinal);

    [LoggerMessage(18, LogLevel.Information, "Retention: {Lists} lists changed, {BadRows} bad rows and {Entries} audit entries deleted")]
    public static partial void Retained(this ILogger logger, int lists, int badRows, int entries);

    [LoggerMessage(19, LogLevel.Warning, "Source {Source} failed and will be asked again")]
    public static partial void SourceFailed(this ILogger logger, Exception exception, string source);

    [LoggerMessage(21, LogLevel.Information, "Poison messages tried again: {Done} done, {Bad} kept as bad rows")]
    public static partial void PoisonRetried(this ILogger logger, int done, int bad);

    [LoggerMessage(22, LogLevel.Warning, "A poison message of {Queue} failed again and stays")]
    public static partial void PoisonFailed(this ILogger logger, Exception exception, string queue);

    [LoggerMessage(20, LogLevel.Information, "Source {Source}: {Events} events with {Calls} calls")]
    public static partial void SourceCollected(this ILogger logger, string source, long events, int calls);

    [LoggerMessage(23, LogLevel.Warning, "Source {Source}: {Files} files are not taken in; word of each is beside it")]
    public static partial void FilesRefused(this ILogger logger, string source, int files);

    [LoggerMessage(
        24,
        LogLevel.Warning,
        "{Network} did not take back what it granted for an account that is gone; its member can end it there"
    )]
    public static partial void GrantNotTakenBack(this ILogger logger, string network);
}
