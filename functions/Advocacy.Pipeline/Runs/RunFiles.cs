using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Pipeline.Runs;

/// <summary>What the parts of a run hand on, as files by name: runs/STAGE/RUN/…. They are about people, and go when the run ends (a day
/// later where it ended badly), or when somebody whom they name is erased: then they are missed, and the run begins anew.</summary>
public sealed class RunFiles(IOutputs outputs) : IPersonalData
{
    private const string Folder = "runs/";

    /// <inheritdoc/>
    public string Place => "runs";

    /// <summary>Keeps what a part made, or a step.</summary>
    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        outputs.WriteAsync(
            Audience.Engineers,
            $"{Folder}{name}.gz",
            async stream =>
            {
                await using var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
                await zip.WriteAsync(content, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>What was kept; null where it is gone.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await UnzippedAsync($"{Folder}{name}.gz", cancellationToken);

    /// <summary>Deletes what runs have kept whose names begin so.</summary>
    public async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        foreach (var file in await outputs.ListAsync(Audience.Engineers, Folder + prefix, cancellationToken))
        {
            await outputs.DeleteAsync(Audience.Engineers, file, cancellationToken);
        }
    }

    /// <summary>Deletes what runs have kept that were ended otherwise, and have not gone on since an instant.</summary>
    public Task ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        outputs.ExpireAsync(Audience.Engineers, Folder, before, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in NamingAsync(names, cancellationToken))
        {
            // Others stand in it too: it is said that there is one, not what it holds.
            yield return JsonSerializer.Serialize(new { interimResult = file });
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        if (!isLast)
        {
            // There is another look, and what is taken away before it would not be found by it.
            return new(0);
        }

        var erased = 0;
        await foreach (var file in NamingAsync(names, cancellationToken))
        {
            await outputs.DeleteAsync(Audience.Engineers, file, cancellationToken);
            erased++;
        }

        // A join may have read it just before: until nothing is found, there is another look.
        return new(erased, IsWhole: erased == 0);
    }

    private async IAsyncEnumerable<string> NamingAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken))
        {
            if (await MayNameAsync(file, names, cancellationToken))
            {
                yield return file;
            }
        }
    }

    private async Task<bool> MayNameAsync(string file, PersonNames names, CancellationToken cancellationToken)
    {
        try
        {
            return await UnzippedAsync(file, cancellationToken) is { } content && names.In(content.Span);
        }
        catch (InvalidDataException)
        {
            // Nobody can say whom a damaged file names, and no run can use it.
            return true;
        }
    }

    private async Task<ReadOnlyMemory<byte>?> UnzippedAsync(string file, CancellationToken cancellationToken)
    {
        if (await outputs.ReadAsync(Audience.Engineers, file, cancellationToken) is not { } zipped)
        {
            return null;
        }

        await using var zip = new GZipStream(new MemoryStream(zipped.ToArray()), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await zip.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
