using Advocacy.Domain.Invitations;

namespace Advocacy.Domain.Returns;

/// <summary>What people brought after they were drawn for a list, as sums that add up over people; not for publication.</summary>
/// <param name="Effect">Invited and held out, and who of them converts; each time that somebody was drawn counts.</param>
/// <param name="Converted">What those brought who convert.</param>
/// <param name="Others">What all others brought.</param>
/// <param name="Training">Beginners and those at home with digital tools, and who of them converts.</param>
/// <param name="ByPace">The same draws by how much they shared before the horizon was over, as many as there are paces.</param>
public sealed record ReturnSums(
    InvitationEffect Effect,
    Brought Converted,
    Brought Others,
    BeginnersBeside Training,
    IReadOnlyList<PaceSums> ByPace
) : IComparable<ReturnSums>
{
    /// <summary>Nobody.</summary>
    public static ReturnSums None { get; } =
        new(new(0, 0, 0, 0), default, default, default, [.. Enumerable.Repeat(default(PaceSums), PaceSums.Paces)]);

    /// <summary>Both together.</summary>
    public ReturnSums Plus(ReturnSums other) => Of([.. ToArray().Zip(other.ToArray(), (mine, others) => mine + others)]);

    /// <summary>The sums in an order of their own, for adding up many.</summary>
    public double[] ToArray() =>
        [
            Effect.Invited,
            Effect.InvitedConvert,
            Effect.HeldOut,
            Effect.HeldOutConvert,
            .. Converted.Values,
            .. Others.Values,
            Training.Beginners,
            Training.BeginnersConvert,
            Training.AtHome,
            Training.AtHomeConvert,
            .. ByPace.SelectMany(pace => pace.Values),
        ];

    /// <summary>The sums of <see cref="ToArray"/>.</summary>
    public static ReturnSums Of(double[] values)
    {
        var next = 0;
        return new(
            new(Whole(), Whole(), Whole(), Whole()),
            OneBrought(),
            OneBrought(),
            new(Whole(), Whole(), Whole(), Whole()),
            [.. Enumerable.Range(0, PaceSums.Paces).Select(_ => new PaceSums(Whole(), Whole(), OneBrought()))]
        );

        int Whole() => (int)values[next++];

        Brought OneBrought() => new(Whole(), values[next++], values[next++], values[next++]);
    }

    /// <summary>An order that follows from the sums alone, so that nothing depends on the order in which people were read.</summary>
    public int CompareTo(ReturnSums? other) =>
        other is null ? 1 : ToArray().Zip(other.ToArray(), (mine, others) => mine.CompareTo(others)).FirstOrDefault(order => order != 0);
}

/// <summary>What posts brought after draws.</summary>
/// <param name="Draws">How often somebody was drawn.</param>
/// <param name="EarnedMedia">Earned media value of their shares of the weeks after, in the currency of the options.</param>
/// <param name="Clicks">Clicks on them.</param>
/// <param name="Shares">How many they are.</param>
public readonly record struct Brought(int Draws, double EarnedMedia, double Clicks, double Shares)
{
    internal IEnumerable<double> Values => [Draws, EarnedMedia, Clicks, Shares];

    /// <summary>Both together.</summary>
    public Brought Plus(Brought other) =>
        new(Draws + other.Draws, EarnedMedia + other.EarnedMedia, Clicks + other.Clicks, Shares + other.Shares);
}

/// <summary>Draws of beginners with digital tools beside those who are at home in the middle of the scale.</summary>
/// <param name="Beginners">Draws of people whose digital culture was low.</param>
/// <param name="BeginnersConvert">Of these, who convert.</param>
/// <param name="AtHome">Draws of people whose digital culture was in the middle.</param>
/// <param name="AtHomeConvert">Of these, who convert.</param>
public readonly record struct BeginnersBeside(int Beginners, int BeginnersConvert, int AtHome, int AtHomeConvert);

/// <summary>Draws of people who shared as much before the horizon was over.</summary>
/// <param name="Invited">Of these, invited.</param>
/// <param name="HeldOut">Of these, held out.</param>
/// <param name="Brought">What they brought over all the weeks followed.</param>
public readonly record struct PaceSums(int Invited, int HeldOut, Brought Brought)
{
    private static readonly int[] AtLeast = [0, 1, 3, 6, 10];

    /// <summary>How many paces there are: nothing, 1 or 2 shares, 3 to 5, 6 to 9, more.</summary>
    public static int Paces => AtLeast.Length;

    internal IEnumerable<double> Values => [Invited, HeldOut, .. Brought.Values];

    /// <summary>The pace of so many shares.</summary>
    public static int Of(int shares) => AtLeast.Count(fewest => shares >= fewest) - 1;
}
