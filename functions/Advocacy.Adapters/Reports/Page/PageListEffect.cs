using Advocacy.Domain.Invitations;

namespace Advocacy.Adapters.Reports.Page;

/// <summary>What a list changed, on the page.</summary>
internal sealed record PageListEffect(string List, int Invited, int InvitedConvert, int HeldOut, int HeldOutConvert, double? Difference, double? Low, double? High, bool IsTold)
{
    public static PageListEffect Of(ListEffect list) => new(
        list.List, list.Effect.Invited, list.Effect.InvitedConvert, list.Effect.HeldOut, list.Effect.HeldOutConvert, list.Effect.Difference, list.Effect.Interval?.Low, list.Effect.Interval?.High, list.Effect.IsTold);
}
