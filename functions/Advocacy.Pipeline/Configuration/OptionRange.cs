using System.Globalization;

namespace Advocacy.Pipeline.Configuration;

/// <summary>Checks of numbers.</summary>
internal static class OptionRange
{
    internal static string? Check(string name, int value, int min, int max) =>
        value >= min && value <= max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but must be from {min} to {max}.");
}
