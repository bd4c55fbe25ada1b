using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Configuration;

/// <summary>Options that know their place in the configuration and their own mistakes.</summary>
public interface ICheckedOptions
{
    /// <summary>The section of the configuration.</summary>
    static abstract string Section { get; }

    /// <summary>Every mistake in them, in words; none where they are right.</summary>
    IEnumerable<string> Mistakes();
}

/// <summary>Stops the start where options are wrong, with every mistake listed.</summary>
/// <typeparam name="T">The options.</typeparam>
internal sealed class OptionsCheck<T>(IConfiguration configuration) : IValidateOptions<T>
    where T : class, ICheckedOptions
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var unresolved = configuration
            .GetSection(T.Section)
            .AsEnumerable()
            .Where(pair => SecretKey.IsUnresolved(pair.Value))
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)
            .Select(key =>
                $"{key} is a reference to Key Vault that could not be resolved; see "
                + $"that the app's identity may read the secret, and that it is there."
            );
        var mistakes = options.Mistakes().Select(mistake => $"{T.Section}:{mistake}").Concat(unresolved).Concat(Unread(options)).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>What stands in a table of options and cannot be read: the binder leaves it out and says nothing, so that what holds
    /// otherwise would hold.</summary>
    private IEnumerable<string> Unread(T options) =>
        from property in typeof(T).GetProperties()
        where typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.CanWrite
        let table = property.GetValue(options) as IDictionary
        where table is not null
        from entry in configuration.GetSection($"{T.Section}:{property.Name}").GetChildren()
        where !table.Contains(entry.Key)
        select $"{entry.Path} cannot be read{(entry.Value is { } value ? $": '{value}'" : "; look at what stands below it")}.";
}
