using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Events;

/// <summary>What people do on the pages becomes events of the contract, on the one way in: the queue.</summary>
public sealed class OwnEvents(IMessageQueue queue, JustDone justDone, IOptions<PrivacyOptions> privacy, TimeProvider clock)
{
    /// <summary>The source of these events.</summary>
    public const string Source = "/advocacy-web";

    private const int IdLength = 32;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>Now, or later than another instant, whatever the clock says: what was corrected must win.</summary>
    public DateTimeOffset InstantAfter(DateTimeOffset? other) =>
        other is { } before && before + Tick > clock.GetUtcNow() ? before + Tick : clock.GetUtcNow();

    /// <summary>Sends an event about somebody. When it returns, the event is durable; until the store has it, the person's own pages show
    /// it all the same where it is about themselves.</summary>
    /// <param name="context">The request.</param>
    /// <param name="employee">Whom it is about.</param>
    /// <param name="type">Its type, of <see cref="EventTypes"/>.</param>
    /// <param name="at">Its instant, UTC; null is now.</param>
    /// <param name="data">Writes its members; the person's id is there already.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    public async Task SendAsync(
        HttpContext context,
        EmployeeId employee,
        string type,
        DateTimeOffset? at,
        Action<Utf8JsonWriter> data,
        CancellationToken cancellationToken
    )
    {
        var now = at ?? clock.GetUtcNow();
        var id = Fingerprint.Hex(type, employee.Value, now.ToString("O", CultureInfo.InvariantCulture), context.TraceIdentifier)[
            ..IdLength
        ];
        var message = EventEnvelope.Of(
            id,
            privacy.Value.OnlySource ?? Source,
            type,
            now,
            json =>
            {
                json.WriteString("employeeId", employee.Value);
                data(json);
            }
        );
        await queue.EnqueueAsync(QueueNames.Events, [message], cancellationToken);
        if (Visitor.Of(context.User)?.Employee == employee)
        {
            justDone.Add(context, message);
        }
    }
}
