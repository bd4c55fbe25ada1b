using Advocacy.Domain.Invitations;

namespace Advocacy.Pipeline.Stages;

/// <summary>What measuring the effect made.</summary>
/// <param name="Lists">What may be told, all lists together last; none where they are about too few.</param>
/// <param name="File">Where it is.</param>
public sealed record Measured(IReadOnlyList<ListEffect> Lists, string File);
