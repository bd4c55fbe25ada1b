using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>The members of an object of the contract, by what each may hold. One of them reads an event, another writes the JSON Schema of
/// what is asked for: so reader and schema say the same. Names are UTF-8.</summary>
internal interface IEventFields
{
    /// <summary>An identifier.</summary>
    string Id(ReadOnlySpan<byte> name);

    /// <summary>A person.</summary>
    PersonId Person(ReadOnlySpan<byte> name);

    /// <summary>People.</summary>
    IReadOnlyList<PersonId> People(ReadOnlySpan<byte> name);

    /// <summary>An identifier of content: one of the words that reports use is none.</summary>
    string ContentId(ReadOnlySpan<byte> name);

    /// <summary>The same where there may be none.</summary>
    string? OptionalContentId(ReadOnlySpan<byte> name);

    /// <summary>A word of the company's own, such as a team, or null; no word that reports use.</summary>
    string? Label(ReadOnlySpan<byte> name);

    /// <summary>An address, or null.</summary>
    string? Url(ReadOnlySpan<byte> name);

    /// <summary>A line of text, or null.</summary>
    string? Line(ReadOnlySpan<byte> name);

    /// <summary>A text that may have several lines, or null.</summary>
    string? Paragraphs(ReadOnlySpan<byte> name);

    /// <summary>A currency, three capital letters, or null.</summary>
    string? OptionalCurrency(ReadOnlySpan<byte> name);

    /// <summary>An amount of money from 0 on, to four decimals, or null.</summary>
    decimal? Amount(ReadOnlySpan<byte> name);

    /// <summary>A network, in lower case, or null.</summary>
    string? OptionalNetwork(ReadOnlySpan<byte> name);

    /// <summary>A network, in lower case.</summary>
    string Network(ReadOnlySpan<byte> name);

    /// <summary>One of some words.</summary>
    T Choice<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T> values)
        where T : struct;

    /// <summary>An ISO week.</summary>
    IsoWeek Week(ReadOnlySpan<byte> name);

    /// <summary>Yes or no, or null.</summary>
    bool? OptionalFlag(ReadOnlySpan<byte> name);

    /// <summary>Yes or no.</summary>
    bool Flag(ReadOnlySpan<byte> name);

    /// <summary>A whole number from 1 on.</summary>
    int Scale(ReadOnlySpan<byte> name, int max);

    /// <summary>A count from 0 on, or null.</summary>
    long? Count(ReadOnlySpan<byte> name, bool required = false);

    /// <summary>An instant.</summary>
    DateTimeOffset Time(ReadOnlySpan<byte> name);

    /// <summary>An instant, or null.</summary>
    DateTimeOffset? OptionalTime(ReadOnlySpan<byte> name, bool required = false);

    /// <summary>A day.</summary>
    DateOnly Day(ReadOnlySpan<byte> name);

    /// <summary>A day, or null.</summary>
    DateOnly? OptionalDay(ReadOnlySpan<byte> name);

    /// <summary>Objects, each read by itself.</summary>
    void ForEachObject(ReadOnlySpan<byte> name, Action<IEventFields> read);
}
