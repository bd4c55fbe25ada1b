using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Advocacy.Web.SignIn;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>serve: every queue and timer, on the real clock, and the pages, for a company that wants no cloud.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";
    private const int StandardPort = 5080;
    private const int LastPort = 65535;

    public static Command Create(CommandContext context)
    {
        var port = PortOption("The port of the pages on this machine; 0 takes one that is free");
        var command = new Command(Name, "Run every queue and timer, and the pages, until stopped (Ctrl-C or SIGTERM)") { port };
        command.WithDefinition();
        command.SetAction(
            context.Over(
                (host, settings, result, cancellationToken) =>
                    RunAsync(
                        context,
                        host,
                        settings,
                        (result.GetValue(port), result.GetResult(port) is { Implicit: false }),
                        cancellationToken
                    )
            )
        );
        return command;
    }

    /// <summary>The option that says where the pages are.</summary>
    internal static Option<int> PortOption(string description)
    {
        var port = new Option<int>("--port")
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => StandardPort,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > LastPort)
            {
                result.AddError("--port is no port from 0 to 65535.");
            }
        });
        return port;
    }

    /// <summary>What is run: everything, or in the simulated company what its own pages send.</summary>
    internal static IReadOnlyList<Trigger> TriggersOf(bool isDemo) =>
        isDemo ? [.. Topology.Triggers.Where(IsOfTheDemo)] : Topology.Triggers;

    private static async Task<ExitCode> RunAsync(
        CommandContext context,
        LocalHost host,
        LocalSettings settings,
        (int Number, bool IsAsked) port,
        CancellationToken cancellationToken
    )
    {
        var isDemo = host.Get<DemoCompany>().IsHere;
        if (isDemo)
        {
            await BeginDemoAsync(host, cancellationToken);
        }
        else
        {
            await host.RefuseRealPeopleAsync(cancellationToken);
        }

        await using var door = await OpenAsync(host, port, cancellationToken);
        var triggers = TriggersOf(isDemo);
        context.Console.WriteLine(
            $"Serving {string.Join(", ", triggers.Select(trigger => $"{trigger.Name} ({trigger.Binding})"))} on {settings.Store}; "
                + "times are UTC."
        );
        context.Console.WriteLine(
            door is null ? $"Port {Text(port.Number)} is taken, so no pages are opened; --port opens them elsewhere."
            : isDemo ? $"Open http://localhost:{Text(door.Address.Port)} and be anybody: nobody there exists."
            : $"Open http://localhost:{Text(door.Address.Port)}"
        );
        await new TopologyServer(host, triggers, host.Get<TimeProvider>(), context.Console.WriteLine).RunAsync(cancellationToken);
        return ExitCode.Done;
    }

    /// <summary>The simulated company lives on the day after its last event, and nothing is collected there.</summary>
    private static async Task BeginDemoAsync(LocalHost host, CancellationToken cancellationToken)
    {
        await host.Get<Pseudonyms>().LoadAsync(cancellationToken);
        ((ShiftedClock)host.Get<TimeProvider>()).MakeToday(await host.AsOfAsync(cancellationToken));
    }

    private static bool IsOfTheDemo(Trigger trigger) =>
        trigger.Kind == TriggerKind.Queue && trigger.Binding is QueueNames.Events or QueueNames.Erasure;

    /// <summary>The pages; null where another program has the port that nobody asked for: several may serve one store.</summary>
    private static async Task<FrontDoor?> OpenAsync(LocalHost host, (int Number, bool IsAsked) port, CancellationToken cancellationToken)
    {
        try
        {
            return await FrontDoor.OpenAsync(host.Services, port.Number, cancellationToken);
        }
        catch (IOException) when (!port.IsAsked)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
