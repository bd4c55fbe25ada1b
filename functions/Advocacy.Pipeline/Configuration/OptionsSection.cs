using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Configuration;

/// <summary>A section of the configuration with the options that are read from it.</summary>
/// <param name="Path">Where it stands, such as Advocacy:Reach.</param>
/// <param name="Shape">What may stand in it.</param>
/// <param name="Check">Every mistake in the values of a configuration whose types are right.</param>
public sealed record OptionsSection(string Path, OptionShape Shape, Func<IConfiguration, IEnumerable<string>> Check)
{
    /// <summary>The section of some options.</summary>
    public static OptionsSection Of<T>()
        where T : class, ICheckedOptions, new() => new(T.Section, OptionShape.Of(typeof(T), new T()), MistakesIn<T>);

    private static IEnumerable<string> MistakesIn<T>(IConfiguration configuration)
        where T : class, ICheckedOptions, new()
    {
        var options = new T();
        configuration.GetSection(T.Section).Bind(options);
        return new OptionsCheck<T>(configuration).Validate(Options.DefaultName, options) is { Failed: true } result ? result.Failures : [];
    }
}
