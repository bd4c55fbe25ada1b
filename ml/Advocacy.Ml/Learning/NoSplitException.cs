namespace Advocacy.Ml.Learning;

/// <summary>The rows are too few for trees.</summary>
internal sealed class NoSplitException() : Exception("the rows are too few for a single split of a tree");
