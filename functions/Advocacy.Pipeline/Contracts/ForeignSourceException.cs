namespace Advocacy.Pipeline.Contracts;

/// <summary>An event comes from another source than the only one that may be taken in: nothing of it is kept.</summary>
/// <param name="only">The source that may.</param>
public sealed class ForeignSourceException(string only)
    : Exception($"only events of {only} are taken in here: this is the simulated company, whose keys are published. Choose another --out for real people");
