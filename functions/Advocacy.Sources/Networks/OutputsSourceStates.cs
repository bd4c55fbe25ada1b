using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>Where sources came to: sources/&lt;name&gt;.json among what engineers run. It names whom they are about by pseudonym and
/// account, so people have rights to it.</summary>
internal sealed class OutputsSourceStates(IOutputs outputs) : ISourceStates, IPersonalData
{
    private const string Folder = "sources/";

    /// <inheritdoc/>
    public string Place => "sources";

    /// <inheritdoc/>
    public async Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken) =>
        StateOf(source, await outputs.ReadAsync(Audience.Engineers, NameOf(source), cancellationToken));

    /// <inheritdoc/>
    public async Task<SourceState?> SaveAsync(SourceState state, CancellationToken cancellationToken)
    {
        var next = state with { Version = state.Version + 1 };
        var isSaved = await outputs.ChangeAsync(
            Audience.Engineers,
            NameOf(state.Source),
            current =>
                StateOf(state.Source, current).Version == state.Version
                    ? JsonSerializer.SerializeToUtf8Bytes(next, JsonSerializerOptions.Web)
                    : (ReadOnlyMemory<byte>?)null,
            cancellationToken
        );
        return isSaved ? next : null;
    }

    /// <summary>A state that is damaged is forgotten: the source is asked from its beginning, and what comes again changes
    /// nothing.</summary>
    private static SourceState StateOf(string source, ReadOnlyMemory<byte>? json)
    {
        try
        {
            return json is { } found ? JsonSerializer.Deserialize<SourceState>(found.Span, JsonSerializerOptions.Web)! : new(source);
        }
        catch (JsonException)
        {
            return new(source);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var state in NamingAsync(names, cancellationToken))
        {
            using var watermark = JsonDocument.Parse(state.Watermark);
            foreach (var item in watermark.RootElement.EnumerateArray().Where(item => names.In(Encoding.UTF8.GetBytes(item.GetRawText()))))
            {
                yield return $"{state.Source}: {item.GetRawText()}";
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        await foreach (var state in NamingAsync(names, cancellationToken))
        {
            // A collection under way finds another state, and does not bring them back.
            for (
                var current = state;
                current is not null
                    && await SaveAsync(
                        current with
                        {
                            Watermark = names.Without(current.Watermark!)?.ToArray() ?? "[]"u8.ToArray(),
                        },
                        cancellationToken
                    )
                        is null;

            )
            {
                current = await ReadAsync(state.Source, cancellationToken);
            }

            erased++;
        }

        return new(erased);
    }

    private static string NameOf(string source) => $"{Folder}{source}.json";

    private async IAsyncEnumerable<SourceState> NamingAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken))
        {
            if (
                await ReadAsync(Path.GetFileNameWithoutExtension(name), cancellationToken) is { Watermark: { } watermark } state
                && names.In(watermark)
            )
            {
                yield return state;
            }
        }
    }
}
