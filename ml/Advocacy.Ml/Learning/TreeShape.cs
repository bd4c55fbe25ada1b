namespace Advocacy.Ml.Learning;

/// <summary>Boosted trees' kind and size.</summary>
/// <param name="Kind"><see cref="BoostedTrees.FastTree"/> or <see cref="BoostedTrees.LightGbm"/>.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Trees">Most trees.</param>
internal sealed record TreeShape(string Kind, int Leaves, int Trees);
