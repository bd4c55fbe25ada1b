using Advocacy.Pipeline.Contracts;

namespace Advocacy.Adapters.Reports.Page;

/// <summary>The model on the page.</summary>
/// <param name="Version">Its version.</param>
/// <param name="AsOf">The day as of which it was trained.</param>
/// <param name="Algorithm">The recipe.</param>
/// <param name="HorizonWeeks">Weeks that it looks ahead.</param>
/// <param name="Metrics">How good it is.</param>
/// <param name="Baselines">How good simpler rankings are.</param>
/// <param name="Calibrated">What it said, and what happened.</param>
internal sealed record PageModel(string Version, int AsOf, string Algorithm, int HorizonWeeks, ModelMetrics Metrics, IReadOnlyList<ModelMetrics> Baselines, IReadOnlyList<CalibrationPoint> Calibrated);
