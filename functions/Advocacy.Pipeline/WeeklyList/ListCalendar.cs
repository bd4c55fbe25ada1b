using Advocacy.Domain.Values;
using Advocacy.Pipeline.Observability;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>When a list may be made: on a Monday morning in the time zone of the options, and none before staff representatives were
/// consulted (GDPR Art. 35(9); Regulation (EU) 2024/1689, Art. 26(7); in France Code du travail L2312-38).</summary>
public sealed class ListCalendar(
    IOptions<SelectionOptions> selection,
    IOptions<ProgrammeOptions> programme,
    TimeProvider clock,
    ILogger<ListCalendar> logger
)
{
    /// <summary>The day of the consultation, or null where none is recorded.</summary>
    public DateOnly? ConsultedOn => programme.Value.ConsultedOn;

    /// <summary>The list of this Monday, from the hour of the options on; null where it is none, or none may be made.</summary>
    public IsoWeek? Due()
    {
        var local = selection.Value.Local(clock.GetUtcNow());
        var day = DateOnly.FromDateTime(local.DateTime);
        if (day.DayOfWeek != DayOfWeek.Monday || local.Hour < selection.Value.LocalHour)
        {
            return null;
        }

        if (!IsConsultedFor(IsoWeek.Of(day)))
        {
            logger.NotConsulted(IsoWeek.Of(day));
            return null;
        }

        return IsoWeek.Of(day);
    }

    /// <summary>Refuses a list that may not be made.</summary>
    /// <exception cref="NotConsultedException">No consultation is recorded, or it is after the list's week.</exception>
    public void Check(IsoWeek list)
    {
        if (!IsConsultedFor(list))
        {
            throw new NotConsultedException(ConsultedOn);
        }
    }

    /// <summary>A day that is to come is a plan, and no consultation.</summary>
    private bool IsConsultedFor(IsoWeek list) =>
        ConsultedOn is { } day && day <= list.Monday.AddDays(6) && day <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}

/// <summary>A list was asked for before staff representatives were consulted.</summary>
/// <param name="consultedOn">The day that is recorded, or null.</param>
public sealed class NotConsultedException(DateOnly? consultedOn)
    : Exception(
        (
            consultedOn is { } day
                ? FormattableString.Invariant($"no list is made of a week before {day:yyyy-MM-dd}, nor before that day has come: it is ")
                : "no list is made before Advocacy:Programme:ConsultedOn is set, "
        )
            + "the day on which staff representatives were consulted, or the staff informed where there are none; 'dossier' writes the "
            + "papers for it"
    );
