using System.CommandLine;
using MathNet.Numerics.Statistics;
using Spectre.Console;

namespace Advocacy.Benchmarks.Peers;

/// <summary>peers: ours and the peers in turn, in one go on the same data.</summary>
internal static class PeersCommand
{
    private const string RealLog = "email-eu.jsonl.gz";
    private const int Starts = 15;

    // What all others are held against is measured more than once.
    private const int ShortRuns = 5;

    public static Command Create()
    {
        var pairs = new Option<int>("--pairs") { Description = "Pairs of runs of each contest", DefaultValueFactory = _ => 5 };
        var loads = new Option<int[]>("--loads")
        {
            Description = "Loads for ingest, times the base",
            DefaultValueFactory = _ => [1, 10],
            AllowMultipleArgumentsPerToken = true,
        };
        var data = new Option<string>("--data")
        {
            Description = $"Folder of {RealLog}",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("ADVOCACY_DATA") ?? Path.Combine(Workshop.Root, "..", "shared", "data"),
        };
        var output = new Option<string>("--out") { Description = "Folder for the report", DefaultValueFactory = _ => "out" };
        var command = new Command("peers", "Ours and the peers in turn, in one go on the same data") { pairs, loads, data, output };
        command.SetAction(
            (result, _) =>
                RunAsync(
                    result.GetValue(pairs),
                    result.GetValue(loads)!,
                    Path.Combine(result.GetValue(data)!, RealLog),
                    result.GetValue(output)!
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(int pairs, int[] loads, string realLog, string output)
    {
        var console = Streams.Out();
        using var shop = new Workshop();
        var skipped = Skipped(realLog);
        foreach (var (what, why) in skipped)
        {
            console.WriteLine($"left out: {what}: {why}");
        }

        var report = await new StageDisplay(console, TimeProvider.System).RunAsync(
            "peers",
            async progress =>
            {
                await shop.PublishAsync();
                var inputs = new Dictionary<string, string> { [Contest.Base] = shop.WriteLoad(1).File };
                if (File.Exists(realLog))
                {
                    inputs[Contest.EmailEu] = await UnpackAsync(realLog, shop.In("email-eu.jsonl"));
                }

                List<Contest> contests =
                [
                    .. Contest.All.Where(contest =>
                        inputs.ContainsKey(contest.Load)
                        && (NotebookWork.IsThere || !contest.Peers[0].Work.StartsWith("notebook", StringComparison.Ordinal))
                    ),
                ];
                var total = contests.Sum(contest => contest.Peers.Count * pairs) + loads.Length + 2;
                var done = 0;
                void Told() => progress.Report(new("peers", ++done, "runs", total));
                var pairings = new List<Pairing>();
                foreach (var contest in contests)
                {
                    pairings.AddRange(await MeetAsync(shop, contest, inputs[contest.Load], pairs, Told));
                }

                var growth = new List<Growth>();
                foreach (var factor in loads)
                {
                    growth.Add(await GrowAsync(shop, factor));
                    Told();
                }

                var start = await StartAsync(shop);
                Told();
                return new PeersReport(pairings, growth, start, await shop.PublishAzureHeadAsync(), skipped);
            }
        );
        console.WriteLine(report.ToMarkdown());
        console.WriteLine("Made:");
        foreach (var file in await report.WriteAsync(output))
        {
            console.WriteLine($"  {file}");
        }

        return 0;
    }

    private static List<(string What, string Why)> Skipped(string realLog)
    {
        var skipped = new List<(string, string)>();
        if (!File.Exists(realLog))
        {
            skipped.Add((Contest.EmailEu, $"there is no {RealLog}"));
        }

        if (!NotebookWork.IsThere)
        {
            skipped.Add(("pandas and scikit-learn", "this machine has none (Debian: python3-pandas, python3-sklearn)"));
        }

        return skipped;
    }

    private static async Task<string> UnpackAsync(string archive, string file)
    {
        await using var packed = new System.IO.Compression.GZipStream(
            File.OpenRead(archive),
            System.IO.Compression.CompressionMode.Decompress
        );
        await using var plain = File.Create(file);
        await packed.CopyToAsync(plain);
        return file;
    }

    private static async Task<IReadOnlyList<Pairing>> MeetAsync(Workshop shop, Contest contest, string input, int pairs, Action told)
    {
        var template = shop.In("template");
        Directory.CreateDirectory(template);
        foreach (var work in contest.Before)
        {
            await shop.DoAsync(work, input, template);
        }

        var pairings = new List<Pairing>();
        foreach (var (work, called, goal) in contest.Peers)
        {
            var met = new List<(WorkDone, WorkDone)>();
            for (var pair = 0; pair < pairs; pair++)
            {
                met.Add((await InCopyAsync(shop, template, contest.Ours, input), await InCopyAsync(shop, template, work, input)));
                told();
            }

            pairings.Add(new(contest, called, goal, met));
        }

        Directory.Delete(template, recursive: true);
        return pairings;
    }

    private static async Task<WorkDone> InCopyAsync(Workshop shop, string template, string work, string input)
    {
        var folder = Directory.CreateDirectory(shop.In("copy"));
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var done = await shop.DoAsync(work, input, folder.FullName);
        folder.Delete(recursive: true);
        return done;
    }

    private static async Task<Growth> GrowAsync(Workshop shop, int factor)
    {
        var (input, events) = shop.WriteLoad(factor);
        var runs = new List<WorkDone>();
        for (var run = 0; run < (factor == 1 ? ShortRuns : 1); run++)
        {
            var folder = Directory.CreateDirectory(shop.In("grown"));
            runs.Add(await shop.DoAsync("ingest", input, folder.FullName));
            folder.Delete(recursive: true);
        }

        if (factor > 1)
        {
            File.Delete(input);
        }

        return new(factor, events, runs.Select(done => done.Seconds).Median(), runs.Max(done => done.PeakBytes));
    }

    private static async Task<double> StartAsync(Workshop shop)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            seconds.Add((await shop.DoAsync("help", "", shop.In("unused"))).Seconds);
        }

        return seconds.Median();
    }
}
