using System.Collections.Concurrent;
using Advocacy.Domain.Values;

namespace Advocacy.Web.HumanResources;

/// <summary>What HR noted in the last minutes, for whoever of HR looks meanwhile: the store has it only when the queue was read. Kept in
/// memory: of what was noted on another instance the store tells.</summary>
public sealed class NotedAnswers(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<(PersonId Person, IsoWeek List), Invitation> _noted = new();
    private readonly Lock _gate = new();

    /// <summary>What was noted of somebody; null where nothing was lately.</summary>
    public Invitation? Of(PersonId person, IsoWeek list) =>
        _noted.TryGetValue((person, list), out var step) && step.At + Kept > clock.GetUtcNow() ? step : null;

    /// <summary>Forgets a note that could not be sent.</summary>
    public void Forget(PersonId person, Invitation step) => _noted.TryRemove(new((person, step.List), step));

    /// <summary>Notes an answer where nothing else was noted since a page was loaded.</summary>
    /// <param name="person">Whom it is about.</param>
    /// <param name="step">The answer.</param>
    /// <param name="seenAt">When something had been noted last of what whoever notes it has seen, UTC, or null.</param>
    /// <returns>Whether it was noted.</returns>
    public bool TryNote(PersonId person, Invitation step, DateTimeOffset? seenAt)
    {
        lock (_gate)
        {
            if (Of(person, step.List) is { } last && !(last.At <= seenAt))
            {
                return false;
            }

            _noted[(person, step.List)] = step;
            foreach (var (key, old) in _noted)
            {
                if (old.At + Kept <= clock.GetUtcNow())
                {
                    _noted.TryRemove(key, out _);
                }
            }

            return true;
        }
    }
}
