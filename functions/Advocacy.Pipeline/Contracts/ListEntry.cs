using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>Somebody on a list.</summary>
/// <param name="Candidate">The person, how likely, and why.</param>
/// <param name="IsExplored">Whether they were drawn at random, and not by rank.</param>
/// <param name="Step">The next step that fits them.</param>
/// <param name="Offered">Content to offer, with the step.</param>
/// <param name="LikeThem">How people like them did who were invited before, or null where they are too few.</param>
/// <param name="LikeThemProfile">The profile of these people; null where they are of several profiles, each of too few people alone.</param>
public sealed record ListEntry(Candidate Candidate, bool IsExplored, NextStepKind Step, IReadOnlyList<OfferedContent> Offered, PeopleLikeThem? LikeThem, Profile? LikeThemProfile);
