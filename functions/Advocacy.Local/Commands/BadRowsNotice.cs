using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Events;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>Tells, at the end of a command, of what could not be taken in.</summary>
internal static class BadRowsNotice
{
    private const int Shown = 5;
    private const int Searched = 1000;

    /// <summary>Tells of bad rows and poison messages, if there are any, with the place and the reason of the newest rows: one
    /// that is found bad again is as old as it was.</summary>
    public static Task<ExitCode> TellBadAsync(
        this CommandContext context,
        LocalHost host,
        string where,
        CancellationToken cancellationToken
    ) => TellBadAsync(context, host, where, DateTimeOffset.MinValue, cancellationToken);

    /// <summary>The same, with the place and the reason of those since an instant.</summary>
    public static async Task<ExitCode> TellBadAsync(
        this CommandContext context,
        LocalHost host,
        string where,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var rows = host.Get<IBadRowStore>();
        var bad = await rows.CountAsync(cancellationToken);
        var poison = await host.CountPoisonAsync(cancellationToken);
        context.Answer("badRows", bad.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value));
        context.Answer("poisonMessages", poison);
        if (bad.Count > 0)
        {
            var reasons = bad.OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Select(pair => $"{pair.Key} {Whole(pair.Value)}");
            context.TellError($"{Counted(bad.Values.Sum(), "bad row")} ({string.Join(", ", reasons)}): {where}");
            var newest = await NewestAsync(rows, since, cancellationToken);
            context.Answer(
                "newestBadRows",
                newest.Select(row => new
                {
                    row.Origin,
                    row.Problem.Reason,
                    row.Problem.Path,
                })
            );
            foreach (var row in newest)
            {
                context.TellError($"  {row.Origin}: {row.Problem.Reason} {row.Problem.Path}");
            }

            if (newest.Count > 0 && bad.Values.Sum() > newest.Count)
            {
                context.TellError($"  and {Whole(bad.Values.Sum() - newest.Count)} more");
            }
        }

        if (poison > 0)
        {
            context.TellError($"{Counted(poison, "message")} failed too often (--verbose says why); 'replay' sends them again");
        }

        return bad.Count > 0 || poison > 0 ? ExitCode.SomeRowsBad : ExitCode.Done;
    }

    private static async Task<IReadOnlyList<BadRow>> NewestAsync(
        IBadRowStore rows,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var newest = new PriorityQueue<BadRow, DateTimeOffset>();
        await foreach (var row in rows.ReadAsync(cancellationToken).Take(Searched).WithCancellation(cancellationToken))
        {
            if (row.ReceivedAt >= since)
            {
                newest.Enqueue(row, row.ReceivedAt);
            }

            if (newest.Count > Shown)
            {
                newest.Dequeue();
            }
        }

        return [.. newest.UnorderedItems.Select(item => item.Element).OrderBy(row => row.ReceivedAt)];
    }
}
