namespace Advocacy.Ml.Features;

/// <summary>A mention between the person and a colleague.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Colleague">The colleague's place in the <see cref="Neighbourhood"/>.</param>
internal readonly record struct Contact(DateTimeOffset At, int Colleague);
