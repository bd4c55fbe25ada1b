using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Model;

namespace Advocacy.Stores.Files;

/// <summary>The files that a version of the model is, wherever they are kept: the model, its card, and what people read. The card names the
/// hash of its model: a pair of which one was written and the other not yet is none.</summary>
internal static class ModelFiles
{
    public const string Model = "model.zip";
    public const string Card = "card.json";
    public const string Champion = "champion.json";
    public const string None = "no-model.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>All files of a version, the card last: what has a card is whole.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Of(SavedModel model, IReadOnlyList<ModelDocument> documents) =>
        [
            (Model, model.Model),
            .. documents.Select(document => (document.Name, document.Content)),
            (Card, JsonSerializer.SerializeToUtf8Bytes(model.Card, Json)),
        ];

    /// <summary>A model of its two files, or null where they do not go together.</summary>
    public static SavedModel? Read(ReadOnlyMemory<byte> model, ReadOnlySpan<byte> card) =>
        ReadCard(card) is { } read && read.ModelHash == Fingerprint.Hex(model.Span) ? new(model, read) : null;

    /// <summary>A card, or null where it is damaged.</summary>
    public static ModelCard? ReadCard(ReadOnlySpan<byte> card)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(card, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why there is no champion.</summary>
    public static byte[] Write(NoModelYet why) => JsonSerializer.SerializeToUtf8Bytes(why, Json);

    /// <summary>The same, read; null where the file is damaged.</summary>
    public static NoModelYet? ReadNone(ReadOnlySpan<byte> why)
    {
        try
        {
            return JsonSerializer.Deserialize<NoModelYet>(why, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Who is champion, and who was before, the last one first.</summary>
    public static byte[] Write(IReadOnlyList<string> champions) => JsonSerializer.SerializeToUtf8Bytes(champions, Json);

    /// <summary>The same, read; none where the file is damaged.</summary>
    public static IReadOnlyList<string> ReadChampions(ReadOnlySpan<byte> champions)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string>>(champions, Json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The champions with another in front. An empty name is none: it keeps those before it.</summary>
    public static IReadOnlyList<string> Promoted(IReadOnlyList<string> champions, string version) =>
        champions.Count > 0 && champions[0] == version ? champions : [version, .. champions.Where(other => other.Length > 0)];

    /// <summary>The versions of cards, the newest first.</summary>
    public static IReadOnlyList<ModelVersion> Listed(IEnumerable<ModelCard> cards, IReadOnlyList<string> champions) =>
        [
            .. cards
                .OrderByDescending(card => card.Version, StringComparer.Ordinal)
                .Select(card => new ModelVersion(card, champions.Count > 0 && champions[0] == card.Version)),
        ];
}
