using System.CommandLine;
using Advocacy.Pipeline.Digests;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>digest: the last week that is closed, in three sentences.</summary>
internal static class DigestCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("digest", "Say the last closed week in three sentences, and send them where a webhook is set");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    if (await host.Get<SendDigest>().RunAsync(cancellationToken) is not { } digested)
                    {
                        context.Console.WriteLine("No week is closed yet: 'close' closes days.");
                        return ExitCode.Done;
                    }

                    context.Answer("digest", new { week = digested.Figures.Week.ToString(), digested.IsSent });
                    context.Console.WriteLine(
                        digested.IsSent ? $"Sent for {digested.Figures.Week}." : $"{digested.Figures.Week}: written, and not sent."
                    );
                    context.TellFiles(digested.Files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
