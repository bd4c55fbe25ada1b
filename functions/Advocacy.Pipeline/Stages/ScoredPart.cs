using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What scoring made of a part.</summary>
/// <param name="Scored">Those who may be listed.</param>
/// <param name="Recorded">Those who stand on the list already: it was drawn before.</param>
public sealed record ScoredPart(Scored Scored, IReadOnlyList<Listed> Recorded);
