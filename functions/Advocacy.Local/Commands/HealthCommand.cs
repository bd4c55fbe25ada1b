using System.CommandLine;
using System.Net.Sockets;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>health: whether serve answers on this machine. A container's image has no other program that could ask.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(CommandContext context)
    {
        var port = ServeCommand.PortOption("The port on which the pages are asked");
        var command = new Command("health", "Say whether 'serve' answers on this machine, for what watches a container") { port };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var number = result.GetValue(port);
                var answers = await AnswersAsync(number, cancellationToken);
                context.Console.WriteLine(FormattableString.Invariant($"{(answers ? "Well" : "No answer")} on port {number}."));
                return (int)(answers ? ExitCode.Done : ExitCode.DependencyDown);
            }
        );
        return command;
    }

    /// <summary>Whether the pages answer, with anything but a fault of their own.</summary>
    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("localhost", port, patience.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), patience.Token);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync(patience.Token) is { } status && status.Split(' ') is [_, [>= '2' and <= '4', ..], ..];
        }
        catch (Exception e)
            when (e is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
