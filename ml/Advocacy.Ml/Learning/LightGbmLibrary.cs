using Microsoft.ML;

namespace Advocacy.Ml.Learning;

/// <summary>Whether LightGBM's native library can be loaded here: on Linux it needs libgomp1.</summary>
internal static class LightGbmLibrary
{
    private static readonly Lazy<bool> Lazily = new(TryIt);

    public static bool IsThere => Lazily.Value;

    private static bool TryIt()
    {
        try
        {
            ModelRow[] rows = [.. Enumerable.Range(0, 4).Select(i => new ModelRow { Features = [i], Label = i % 2 == 0 })];
            BoostedTrees.Fit(new MLContext(0), new TreeShape(BoostedTrees.LightGbm, 2, 1), rows, 0);
            return true;
        }
        catch (NoSplitException)
        {
            // It was asked, and that is all.
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return false;
        }
    }
}
