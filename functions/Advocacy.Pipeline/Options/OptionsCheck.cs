using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Options;

/// <summary>Stops the start where options are wrong, with every mistake listed.</summary>
/// <typeparam name="T">The options.</typeparam>
internal sealed class OptionsCheck<T> : IValidateOptions<T>
    where T : class, ICheckedOptions
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var mistakes = options.Mistakes().Select(mistake => $"{T.Section}:{mistake}").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
