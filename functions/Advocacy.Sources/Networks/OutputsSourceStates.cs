using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>How sources do and where their parts came to: sources/&lt;name&gt;.json and &lt;name&gt;.&lt;part&gt;.json among what engineers
/// run. A part names whom it is about by pseudonym and account, so people have rights to it.</summary>
internal sealed class OutputsSourceStates(IOutputs outputs) : ISourceStates, IPersonalData
{
    private const string Folder = "sources/";

    // A member that is missing or null where it must not be is damage too.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <inheritdoc/>
    public string Place => "sources";

    /// <inheritdoc/>
    public async Task<SourceState> ReadAsync(string source, CancellationToken cancellationToken) =>
        Read(await outputs.ReadAsync(Audience.Engineers, NameOf(source), cancellationToken), new SourceState(source));

    /// <inheritdoc/>
    public async Task<SourceState> ChangeAsync(string source, Func<SourceState, SourceState> change, CancellationToken cancellationToken)
    {
        var changed = new SourceState(source);
        await outputs.ChangeAsync(
            Audience.Engineers,
            NameOf(source),
            current =>
                Read(current, new SourceState(source)) is var state && (changed = change(state)) == state
                    ? (ReadOnlyMemory<byte>?)null
                    : JsonSerializer.SerializeToUtf8Bytes(changed, Json),
            cancellationToken
        );
        return changed;
    }

    /// <inheritdoc/>
    public async Task<SourcePartState> ReadPartAsync(string source, SourcePart part, CancellationToken cancellationToken) =>
        Read(await outputs.ReadAsync(Audience.Engineers, NameOf(source, part), cancellationToken), new SourcePartState(source, part));

    /// <inheritdoc/>
    public async Task<SourcePartState?> SavePartAsync(SourcePartState state, CancellationToken cancellationToken)
    {
        var next = state with { Version = state.Version + 1 };
        var isSaved = await outputs.ChangeAsync(
            Audience.Engineers,
            NameOf(state.Source, state.Part),
            current =>
                Read(current, new SourcePartState(state.Source, state.Part)).Version == state.Version
                    ? JsonSerializer.SerializeToUtf8Bytes(next, Json)
                    : (ReadOnlyMemory<byte>?)null,
            cancellationToken
        );
        return isSaved ? next : null;
    }

    /// <inheritdoc/>
    public async Task DeletePartsBesidesAsync(string source, int count, CancellationToken cancellationToken)
    {
        var kept = SourcePart.All(count).Select(part => NameOf(source, part)).Append(NameOf(source)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in await outputs.ListAsync(Audience.Engineers, $"{Folder}{source}.", cancellationToken))
        {
            if (!kept.Contains(name))
            {
                await outputs.DeleteAsync(Audience.Engineers, name, cancellationToken);
            }
        }
    }

    /// <summary>A state that is damaged is forgotten: the source is asked from its beginning, and what comes again changes
    /// nothing.</summary>
    private static T Read<T>(ReadOnlyMemory<byte>? json, T none)
        where T : class
    {
        try
        {
            return json is { } found ? JsonSerializer.Deserialize<T>(found.Span, Json) ?? none : none;
        }
        catch (JsonException)
        {
            return none;
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
            for (var current = state; current.Watermark is { } watermark && names.In(watermark);)
            {
                var without = current with { Watermark = names.Without(watermark)?.ToArray() ?? "[]"u8.ToArray() };
                current =
                    await SavePartAsync(without, cancellationToken) ?? await ReadPartAsync(state.Source, state.Part, cancellationToken);
            }

            erased++;
        }

        // What a version before parts knew is read by nobody any more.
        foreach (var name in await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken))
        {
            if (!IsPart(name) && await outputs.ReadAsync(Audience.Engineers, name, cancellationToken) is { } old && IsIn(old, names))
            {
                await outputs.DeleteAsync(Audience.Engineers, name, cancellationToken);
                erased++;
            }
        }

        return new(erased);
    }

    private static bool IsPart(string name) => name.Contains("-of-", StringComparison.Ordinal);

    private static bool IsIn(ReadOnlyMemory<byte> old, PersonNames names) =>
        Read(old, new WholeState(null)) is { Watermark: { } watermark } && names.In(watermark);

    private static string NameOf(string source) => $"{Folder}{source}.json";

    private static string NameOf(string source, SourcePart part) => $"{Folder}{source}.{part.Name}.json";

    private async IAsyncEnumerable<SourcePartState> NamingAsync(
        PersonNames names,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var name in await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken))
        {
            if (
                IsPart(name)
                && Read(await outputs.ReadAsync(Audience.Engineers, name, cancellationToken), new SourcePartState("", default))
                    is { Watermark: { } watermark } state
                && names.In(watermark)
            )
            {
                yield return state;
            }
        }
    }

    /// <summary>What a version before parts kept of a source: all its people in one watermark.</summary>
    private sealed record WholeState(byte[]? Watermark = null);
}
