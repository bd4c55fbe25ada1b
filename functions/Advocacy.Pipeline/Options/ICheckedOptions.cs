namespace Advocacy.Pipeline.Options;

/// <summary>Options that know their place in the configuration and their own mistakes.</summary>
public interface ICheckedOptions
{
    /// <summary>The section of the configuration.</summary>
    static abstract string Section { get; }

    /// <summary>Every mistake in them, in words; none where they are right.</summary>
    IEnumerable<string> Mistakes();
}
