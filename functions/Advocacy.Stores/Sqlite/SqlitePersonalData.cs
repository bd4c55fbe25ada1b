using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;

namespace Advocacy.Stores.Sqlite;

/// <summary>The tables of the embedded store, other than people's own, as places where people may be named: messages. Last of
/// all the file is written anew, so that nothing is left in it of what was deleted.</summary>
public sealed class SqlitePersonalData(SqliteDatabase database) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "queues";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (_, body) in await database.WriteAsync(writer => MessagesNaming(writer, names), cancellationToken))
        {
            yield return Encoding.UTF8.GetString(body);
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = await database.WriteAsync(
            writer => EraseMessages(writer, names) + (isLast ? EraseDemands(writer, names) : 0),
            cancellationToken
        );
        return new(erased, !isLast || await database.RewriteAsync(cancellationToken));
    }

    private static int EraseMessages(SqliteWriter writer, PersonNames names)
    {
        var messages = MessagesNaming(writer, names);
        foreach (var (id, body) in messages)
        {
            _ = names.Without(body) is { } left
                ? writer.Run("UPDATE message SET body = $2 WHERE id = $1", id, left.ToArray())
                : writer.Run("DELETE FROM message WHERE id = $1", id);
        }

        return messages.Count;
    }

    /// <summary>Demands that failed too often before are met with the one that is being met.</summary>
    private static int EraseDemands(SqliteWriter writer, PersonNames names) =>
        writer
            .Query(
                "SELECT id, body FROM message WHERE queue = $1",
                row => (Id: row.GetInt64(0), Body: row.GetFieldValue<byte[]>(1)),
                QueueNames.PoisonOf(QueueNames.Erasure)
            )
            .Where(message => names.In(message.Body))
            .Sum(message => writer.Run("DELETE FROM message WHERE id = $1", message.Id));

    /// <summary>The demands themselves stay until they are met.</summary>
    private static List<(long Id, byte[] Body)> MessagesNaming(SqliteWriter writer, PersonNames names) =>
        [
            .. writer
                .Query(
                    "SELECT id, body FROM message WHERE queue <> $1 AND queue <> $2",
                    row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                    QueueNames.Erasure,
                    QueueNames.PoisonOf(QueueNames.Erasure)
                )
                .Where(message => names.In(message.Item2)),
        ];
}
