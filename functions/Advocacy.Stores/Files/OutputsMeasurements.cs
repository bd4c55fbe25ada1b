using System.Text.Json;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Outputs;

namespace Advocacy.Stores.Files;

/// <summary>What stages found of the whole company: measured/&lt;kind&gt;.json among what engineers run.</summary>
internal sealed class OutputsMeasurements(IOutputs outputs) : IMeasurements
{
    /// <inheritdoc/>
    public Task KeepAsync<T>(T measured, CancellationToken cancellationToken)
        where T : class =>
        outputs.WriteAsync(
            Audience.Engineers,
            NameOf<T>(),
            stream => JsonSerializer.SerializeAsync(stream, measured, JsonSerializerOptions.Web, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<T?> ReadAsync<T>(CancellationToken cancellationToken)
        where T : class =>
        await outputs.ReadAsync(Audience.Engineers, NameOf<T>(), cancellationToken) is { } json
            ? StoredJson.Read<T>(NameOf<T>(), json.Span, JsonSerializerOptions.Web)
            : null;

    private static string NameOf<T>() => $"measured/{typeof(T).Name}.json";
}
