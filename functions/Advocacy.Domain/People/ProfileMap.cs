using System.Globalization;
using System.Text;
using Advocacy.Domain.Activity;

namespace Advocacy.Domain.People;

/// <summary>The map of sociodynamics: one profile for each synergy and antagonism, 1 to 4.</summary>
public sealed class ProfileMap
{
    private const int Levels = 4;
    private const int ValidMonths = 12;
    private readonly Profile[] _cells;

    private ProfileMap(Profile[] cells) => _cells = cells;

    /// <summary>The map of the design page.</summary>
    public static ProfileMap Default { get; } =
        FromRows(
            ["Engaged", "Constructive", "Constructive", "Torn"],
            ["Engaged", "Constructive", "Hesitant", "Torn"],
            ["Passive", "Hesitant", "Opponent", "Rebel"],
            ["Passive", "Grumbler", "Opponent", "Rebel"]
        );

    /// <summary>The profile at a synergy and an antagonism.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level outside 1 to 4.</exception>
    public Profile this[int synergy, int antagonism]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(synergy is >= 1 and <= Levels, true, nameof(synergy));
            ArgumentOutOfRangeException.ThrowIfNotEqual(antagonism is >= 1 and <= Levels, true, nameof(antagonism));
            return _cells[((Levels - synergy) * Levels) + antagonism - 1];
        }
    }

    /// <summary>A map from four rows, synergy 4 first, of four names, antagonism 1 first.</summary>
    /// <exception cref="FormatException">Not four by four, or a name that is no profile, or Unsurveyed.</exception>
    public static ProfileMap FromRows(params IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count != Levels || rows.Any(row => row.Count != Levels))
        {
            throw new FormatException("A profile map has four rows of four profiles, synergy 4 first.");
        }

        return new([.. rows.SelectMany(row => row).Select(Parse)]);
    }

    /// <summary>The profile by the latest survey before a cut-off that is no older than 12 months then.</summary>
    public Profile ProfileAt(EmployeeActivity person, DateTimeOffset cutoff)
    {
        var survey = person.SurveyAt(cutoff);
        return survey is null ? Profile.Unsurveyed : this[survey.Synergy, survey.Antagonism];
    }

    /// <summary>Whether the person is to be left alone: grumbler, opponent or rebel at the cut-off, or by any survey known since.</summary>
    public bool IsLeftAlone(EmployeeActivity person, DateTimeOffset cutoff) =>
        ProfileAt(person, cutoff).IsLeftAlone()
        || person.Surveys.Any(pair =>
            pair.Key >= DateOnly.FromDateTime(cutoff.UtcDateTime)
            && this[pair.Value.Value.Synergy, pair.Value.Value.Antagonism].IsLeftAlone()
        );

    /// <summary>The map as a table, synergy downwards from 4, antagonism to the right.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("synergy \\ antagonism");
        for (var antagonism = 1; antagonism <= Levels; antagonism++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{antagonism,14}");
        }

        for (var synergy = Levels; synergy >= 1; synergy--)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{synergy,20}");
            for (var antagonism = 1; antagonism <= Levels; antagonism++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{this[synergy, antagonism],14}");
            }
        }

        return text.Append('\n').ToString();
    }

    internal static DateOnly OldestValid(DateOnly cutoff) => cutoff.AddMonths(-ValidMonths);

    private static Profile Parse(string name) =>
        Enum.GetValues<Profile>()
            .Where(profile => profile != Profile.Unsurveyed && profile.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            is var found
        && found.Any()
            ? found.First()
            : throw new FormatException($"'{name}' is no profile.");
}
