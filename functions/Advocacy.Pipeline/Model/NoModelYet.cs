using System.Text.Json.Serialization;

namespace Advocacy.Pipeline.Model;

/// <summary>Why no model scores yet.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Words">The same with its numbers, in English.</param>
/// <param name="ExpectedOn">The earliest day from which on a model may be expected; null where nothing tells.</param>
public sealed record NoModelYet(NoModelReason Reason, string Words, DateOnly? ExpectedOn)
{
    /// <summary>That none was ever asked for.</summary>
    public static NoModelYet NotTrained { get; } = new(NoModelReason.NotTrained, "none was trained; 'train' makes one", null);
}

/// <summary>Kinds of reasons why no model scores yet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoModelReason>))]
public enum NoModelReason
{
    /// <summary>None was asked for.</summary>
    NotTrained,

    /// <summary>Nobody has shared anything.</summary>
    NoShares,

    /// <summary>Nobody consents to prediction.</summary>
    NoConsent,

    /// <summary>Nobody has answered the survey, and only those who have are looked at.</summary>
    NoSurvey,

    /// <summary>History is too short.</summary>
    ShortHistory,

    /// <summary>Too few have become active, or too few have not.</summary>
    FewConversions,

    /// <summary>The model may rank no better than chance.</summary>
    NoBetterThanChance,
}
