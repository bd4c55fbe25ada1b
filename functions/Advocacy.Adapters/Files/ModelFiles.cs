using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Files;

/// <summary>The two files that a model is, wherever they are kept. The card names the hash of its model: a pair of which one was written
/// and the other not yet is none.</summary>
internal static class ModelFiles
{
    public const string Model = "model.zip";
    public const string Card = "card.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static byte[] Write(ModelCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Json);

    /// <exception cref="JsonException">The card is no JSON.</exception>
    public static SavedModel? Read(ReadOnlyMemory<byte> model, ReadOnlySpan<byte> card) =>
        JsonSerializer.Deserialize<ModelCard>(card, Json) is { } read && read.ModelHash == Fingerprint.Hex(model.Span) ? new(model, read) : null;
}
