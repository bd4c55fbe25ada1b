using System.Globalization;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
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

    /// <summary>Sends an event about somebody. When it returns, the event is durable; until the store has it, the person's own pages show
    /// it all the same.</summary>
    /// <param name="context">The request.</param>
    /// <param name="employee">Whom it is about.</param>
    /// <param name="type">Its type, of <see cref="EventTypes"/>.</param>
    /// <param name="notBefore">The event is later than this, whatever the clock says: what was corrected must win.</param>
    /// <param name="data">Writes its members, given the instant of the event; the person's id is there already.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    public async Task SendAsync(
        HttpContext context,
        EmployeeId employee,
        string type,
        DateTimeOffset? notBefore,
        Action<Utf8JsonWriter, DateTimeOffset> data,
        CancellationToken cancellationToken
    )
    {
        var now = notBefore is { } before && before + Tick > clock.GetUtcNow() ? before + Tick : clock.GetUtcNow();
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
                data(json, now);
            }
        );
        await queue.EnqueueAsync(QueueNames.Events, [message], cancellationToken);
        justDone.Add(context, message);
    }
}
