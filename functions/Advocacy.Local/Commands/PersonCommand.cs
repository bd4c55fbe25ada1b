using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Events;
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
                    var employee = new EmployeeId(result.GetValue(id)!);
                    var files = await context.Display.RunAsync(
                        "export",
                        _ => host.Get<ExportPerson>().RunAsync(employee, cancellationToken)
                    );
                    context.Answer("isKnown", files.Count > 0);
                    if (files.Count == 0)
                    {
                        context.TellError($"error: nothing is held of '{employee}': they are erased already, or the id is mistyped");
                        return ExitCode.Usage;
                    }

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
                    var employee = new EmployeeId(result.GetValue(id)!);
                    var isKnown = await IsKnownAsync(host, employee, cancellationToken);
                    var poison = await host.CountPoisonAsync(QueueNames.Erasure, cancellationToken);
                    var asked = ErasureMessage.Of(employee, context.Clock.GetUtcNow());
                    await host.Get<IMessageQueue>().EnqueueAsync(QueueNames.Erasure, [asked], cancellationToken);
                    var items = await context.Display.RunAsync(
                        "erase",
                        _ => host.EraseAsync(wait: true, cancellationToken, context.TellError)
                    );
                    context.Answer("isKnown", isKnown);
                    context.Answer("items", items);
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Erased from {settings.Store}, and {items:N0} items that named the person elsewhere. Lists that HR "
                                + $"downloaded and mail that was sent must be deleted by hand."
                        )
                    );
                    if (!isKnown && items == 0)
                    {
                        context.TellError(
                            $"nothing was held of '{employee}': they are erased already, or the id is mistyped; whatever comes of that id "
                                + "is refused from now on"
                        );
                    }

                    return await host.CountPoisonAsync(QueueNames.Erasure, cancellationToken) <= poison ? ExitCode.Done : Fail(context);
                }
            )
        );
        return command;
    }

    private static async Task<bool> IsKnownAsync(LocalHost host, EmployeeId employee, CancellationToken cancellationToken)
    {
        var pseudonym = (await host.Get<Pseudonyms>().LoadAsync(cancellationToken))(employee);
        return await host.Get<IActivityStore>().FindAsync(pseudonym, Purpose.Rights, cancellationToken) is not null;
    }

    private static ExitCode Fail(CommandContext context)
    {
        context.TellError("an erasure failed too often (--verbose says why); 'replay' sends it again");
        return ExitCode.SomeRowsBad;
    }

    private static Argument<string> Id()
    {
        var id = new Argument<string>("ID") { Description = "The person's id, as in the events" };
        id.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("ID is empty.");
            }
            else if (result.GetValueOrDefault<string>()!.StartsWith("--", StringComparison.Ordinal))
            {
                // An erasure is for good: a mistyped option must not be somebody.
                result.AddError($"'{result.GetValueOrDefault<string>()}' is no id, and no option of this command.");
            }
        });
        return id;
    }
}
