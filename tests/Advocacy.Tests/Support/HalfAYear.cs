using System.Security.Cryptography;

namespace Advocacy.Tests.Support;

/// <summary>A company that has run everything once, on the Monday after half a year.</summary>
internal static class HalfAYear
{
    public static DateOnly End { get; } = DateOnly.FromDateTime(AnyFact.Start.AddDays(7 * 26).UtcDateTime);

    public static async Task<EmbeddedPipeline> RunAsync(IEnumerable<Fact> facts)
    {
        var pipeline = new EmbeddedPipeline(
            ("Advocacy:Conversion:MinShares", "1"),
            ("Advocacy:Conversion:MinWeeks", "1"),
            ("Advocacy:Conversion:IncludeUnsurveyed", "true"),
            ("Advocacy:Conversion:WarmUpWeeks", "6")
        );
        await pipeline.Get<CollectEvents>().RunAsync(new Lines(facts.Select(EventJson.Bytes)), _ => Task.CompletedTask, null, Cancellation);
        await pipeline.IngestQueueAsync(Cancellation);
        pipeline.Clock.AdjustTime(new(End, new(6, 0), TimeSpan.Zero));
        await pipeline.Get<TrainModel>().RunAsync(End, Cancellation);
        await pipeline.SelectAsync(End);
        await pipeline.MeasureAsync(End);
        await pipeline.CloseAsync(End);
        await pipeline.Get<ApplyRetention>().RunAsync(End, Cancellation);
        return pipeline;
    }

    /// <summary>Every file that it made, by name and content.</summary>
    public static List<(string Name, string Hash)> Outputs(EmbeddedPipeline pipeline) => Outputs(pipeline.Folder.Path, _ => true);

    /// <summary>Some files of a folder, by name and content.</summary>
    public static List<(string Name, string Hash)> Outputs(string folder, Func<string, bool> isMeant) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file))
                .Where(isMeant)
                .Order(StringComparer.Ordinal)
                .Select(name => (name, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))))),
        ];
}
