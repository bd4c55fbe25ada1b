using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What scoring made of a part.</summary>
/// <param name="Scored">Those who may be listed.</param>
/// <param name="Recorded">Those who stand on the list already: it was drawn before.</param>
/// <param name="ActiveTeams">The teams in which it found an active ambassador.</param>
/// <param name="Earlier">How those invited before did, by profile.</param>
public sealed record ScoredPart(Scored Scored, IReadOnlyList<Listed> Recorded, IReadOnlyList<string> ActiveTeams, IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier);
