using System.CommandLine;
using System.Globalization;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Rights;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>person export|erase ID: a person's rights.</summary>
internal static class PersonCommand
{
    public static Command Create(CommandContext context) =>
        new("person", "What a person has a right to: all that is held of them, or that it is erased") { Export(context), Erase(context) };

    private static Command Export(CommandContext context)
    {
        var id = Id();
        var command = new Command("export", "Write all that is held of a person: as JSON, and for reading in English and French") { id };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    var files = await context.Display.RunAsync(
                        "export",
                        _ => host.Get<ExportPerson>().RunAsync(new(result.GetValue(id)!), cancellationToken)
                    );
                    context.TellFiles(files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command Erase(CommandContext context)
    {
        var id = Id();
        var command = new Command("erase", "Forget a person everywhere, for good: nothing of them is taken in again") { id };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    // What was sent in before is forgotten too, and need not be waited for.
                    await host.DrainAsync(cancellationToken);
                    var asked = ErasureMessage.Of(new(result.GetValue(id)!), context.Clock.GetUtcNow());
                    await host.Get<IMessageQueue>().EnqueueAsync(QueueNames.Erasure, [asked], cancellationToken);
                    var items = await context.Display.RunAsync(
                        "erase",
                        _ => host.EraseAsync(wait: true, cancellationToken, context.TellError)
                    );
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Erased from {settings.Store}, and {items:N0} items that named the person elsewhere. Lists that HR "
                                + $"downloaded and mail that was sent must be deleted by hand."
                        )
                    );
                    return await host.CountPoisonAsync(QueueNames.Erasure, cancellationToken) == 0 ? ExitCode.Done : Fail(context);
                }
            )
        );
        return command;
    }

    private static ExitCode Fail(CommandContext context)
    {
        context.TellError("a demand failed too often (--verbose tells why); 'replay' sends it again");
        return ExitCode.SomeRowsBad;
    }

    private static Argument<string> Id()
    {
        var id = new Argument<string>("ID") { Description = "The person's id, as the events have it" };
        id.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("ID is empty.");
            }
        });
        return id;
    }
}
