using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Figures;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Reports;

/// <summary>Reads the rollup of a group of networks once, and writes its facts month by month.</summary>
public sealed class ExportNetworks(IReachStore reach, IStarSchema star, IOptions<ReachOptions> options)
{
    /// <summary>The networks that are published together, of those shared on before a day.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> GroupsAsync(DateOnly until, CancellationToken cancellationToken) =>
        SmallGroups.GroupNetworks(await reach.ReadPeopleAsync(until, cancellationToken));

    /// <summary>Writes the facts of a group of networks before a day.</summary>
    public async Task<ExportedNetworks> RunAsync(IReadOnlyList<string> networks, DateOnly until, CancellationToken cancellationToken)
    {
        // Networks together: the largest of their audiences, since they overlap.
        var months = new MonthsOfReach(networks, networks.Max(network => options.Value.RatesOf(network).Audience));
        var files = new List<StarFile>();
        await foreach (var row in reach.ReadAsync(networks, until, cancellationToken))
        {
            await WriteAsync(months.Add(row), files, cancellationToken);
        }

        await WriteAsync(months.Close(), files, cancellationToken);
        return new(months.Facts, files);
    }

    private async Task WriteAsync(IEnumerable<StarMonth> months, List<StarFile> files, CancellationToken cancellationToken)
    {
        foreach (var month in months)
        {
            files.AddRange(await star.WriteMonthAsync(month, cancellationToken));
        }
    }
}

/// <summary>What exporting made of a group of networks.</summary>
/// <param name="Facts">What marketing reads of it.</param>
/// <param name="Files">The files of its facts.</param>
public sealed record ExportedNetworks(NetworkFacts Facts, IReadOnlyList<StarFile> Files);
