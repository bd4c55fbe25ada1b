using System.CommandLine;
using System.Globalization;
using Advocacy.Benchmarks.Peers;
using Spectre.Console;

namespace Advocacy.Benchmarks.Models;

/// <summary>models: how good the model is on real logs and simulated companies, beside what another version of it said there.</summary>
internal static class ModelsCommand
{
    public static Command Create()
    {
        var companies = new Option<int>("--companies") { Description = "Simulated companies", DefaultValueFactory = _ => 20 };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the real logs",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("ADVOCACY_DATA") ?? Path.Combine(Workshop.Root, "..", "shared", "data"),
        };
        var worlds = new Option<string>("--worlds")
        {
            Description = "Folder where their stores are made once",
            DefaultValueFactory = _ => "worlds",
        };
        var output = new Option<string>("--out") { Description = "Folder for the predictions", DefaultValueFactory = _ => "out" };
        var against = new Option<string?>("--against") { Description = "Predictions of another version, to compare with" };
        var only = new Option<string?>("--only") { Description = "Only the world of this name" };
        var command = new Command("models", "How good the model is, beside another version of it")
        {
            companies,
            data,
            worlds,
            output,
            against,
            only,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                List<World> all = [.. World.Real(result.GetValue(data)!), .. World.Simulated(result.GetValue(companies))];
                var console = Streams.Out();
                var comparison = new Comparison(result.GetValue(output)!, result.GetValue(against));
                foreach (var world in all.Where(world => (result.GetValue(only) ?? world.Name) == world.Name))
                {
                    var started = TimeProvider.System.GetTimestamp();
                    var people = await world.ReadAsync(result.GetValue(worlds)!, cancellationToken);
                    var predicted = await Predicted.OfAsync(people, world.Options.Task);
                    Prediction.Write(result.GetValue(output)!, world.Name, predicted.Rows);
                    comparison.Add(world.Name);
                    console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{world.Name}: {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s; {predicted.Recipe}"
                        )
                    );
                }

                comparison.Show(console);
                return 0;
            }
        );
        return command;
    }
}
