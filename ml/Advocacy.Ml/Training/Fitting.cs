using Advocacy.Ml.Learning;
using Microsoft.ML;

namespace Advocacy.Ml.Training;

/// <summary>Fits recipes.</summary>
/// <param name="stepWeeks">Weeks from one cut-off to the next.</param>
/// <param name="seed">Seed of what is random.</param>
internal sealed class Fitting(int stepWeeks, int seed)
{
    /// <summary>A context of the seed. Each fit has one of its own: they may run side by side, and none depends on those before
    /// it.</summary>
    public MLContext Context() => new(seed);

    /// <summary>Fits a recipe to rows that a design was learned from; it takes of the design what it looks at.</summary>
    public Fit Fit(Recipe recipe, Design design, IReadOnlyList<Example> train)
    {
        design = design.For(recipe.Features);
        var rows = Rows(recipe, design, train);
        var ml = Context();
        return new(
            design,
            recipe.Kind switch
            {
                LogisticRegression.Name => LogisticRegression.Fit(ml, rows, recipe.L2),
                Blend.Name => new Blend(LogisticRegression.Fit(ml, rows, recipe.L2), BoostedTrees.Fit(ml, recipe.Trees!, rows, seed)),
                _ => BoostedTrees.Fit(ml, recipe.Trees!, rows, seed),
            }
        );
    }

    private ModelRows Rows(Recipe recipe, Design design, IReadOnlyList<Example> train)
    {
        var last = train.Max(example => example.Cutoff);
        double[] weights =
        [
            .. train.Select(example =>
                recipe.HalfLifeWeeks is { } weeks ? Math.Pow(0.5, (double)(last - example.Cutoff) * stepWeeks / weeks) : 1
            ),
        ];
        var mean = weights.Average();
        return new(design, train, [.. weights.Select(weight => weight / mean)]);
    }
}
