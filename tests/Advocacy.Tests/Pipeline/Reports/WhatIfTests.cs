using Advocacy.Domain.Returns;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Tests.Pipeline.Reports;

public sealed class WhatIfTests
{
    private const ReturnBasis Basis = ReturnBasis.EarnedMedia;
    private static readonly Estimated Net = new(100, 50, 200);

    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(20, 0, 420)]
    [InlineData(5, 0, -210)]
    [InlineData(30, 50, 800)]
    public void Capacity_WithinHalfAsMuchAgain_IsInvitationsTimesTheirNet(int places, int beyond, double more)
    {
        var answer = Of().Capacity(Basis, places);
        Assert.Equal((null, beyond, 10), (answer.Why, answer.BeyondPercent, answer.Now));
        // 52 lists, of which four fifths are invited; 100 invitations leave 100.
        Assert.Equal(more, answer.More.Value);
        Assert.True(answer.More.Low <= answer.More.Value && answer.More.Value <= answer.More.High);
    }

    [Theory]
    [InlineData(31, WhatIfRefusal.BeyondTheData, 30)]
    [InlineData(1_000_000, WhatIfRefusal.BeyondTheData, 30)]
    public void Capacity_Farther_IsRefusedWithTheNearest(int places, WhatIfRefusal why, int nearest)
    {
        var answer = Of().Capacity(Basis, places);
        Assert.Equal((why, nearest, default), (answer.Why, answer.Nearest, answer.More));
    }

    // Each rests for eight weeks: 25 a list take 200 people.
    [Fact]
    public void Capacity_MorePeopleThanThereAre_IsRefused()
    {
        var answer = Of(volunteers: 180, active: 20).Capacity(Basis, 25);
        Assert.Equal((WhatIfRefusal.TooFewVolunteers, 20), (answer.Why, answer.Nearest));
    }

    [Fact]
    public void Training_MoreThanAllOrUntold_IsRefused()
    {
        Assert.Equal(WhatIfRefusal.BeyondTheData, Of(training: Net).Training(Basis, 101).Why);
        Assert.Equal(WhatIfRefusal.NotMeasured, Of(training: null).Training(Basis, 50).Why);
        Assert.Equal(WhatIfRefusal.NotMeasured, Of().Training(ReturnBasis.Visits, 50).Why);
        // A hundred invitations this year, a quarter of them of beginners, half of these trained: 12.5 at 100 a hundred; 20 are trained
        // in all, half of them for 150 each.
        Assert.Equal(-1500, Of(training: Net).Training(Basis, 50).More.Value);
        Assert.Equal(13, Of(training: Net, price: 0).Training(Basis, 50).More.Value);
    }

    [Fact]
    public void Content_ALineThatMayFallOrIsUnknown_IsRefused()
    {
        Assert.Equal(WhatIfRefusal.HasNotVaried, Of(response: null).Content(Basis, 8).Why);
        Assert.Equal(WhatIfRefusal.CannotBeTold, Of(response: new(new(0.1, -0.1, 0.3), 4, 8, 6)).Content(Basis, 8).Why);
        var known = Of(response: new(new(0.1, 0.05, 0.15), 4, 8, 6));
        Assert.Equal((WhatIfRefusal.BeyondTheData, 12), (known.Content(Basis, 13).Why, known.Content(Basis, 13).Nearest));
        Assert.Equal((WhatIfRefusal.BeyondTheData, 4), (known.Content(Basis, 3).Why, known.Content(Basis, 3).Nearest));
        // A piece more, 300 volunteers, 52 weeks: 1,560 shares at 2.
        Assert.Equal((3100, 0), (known.Content(Basis, 7).More.Value, known.Content(Basis, 7).BeyondPercent));
        Assert.Equal(25, known.Content(Basis, 10).BeyondPercent);
    }

    private static WhatIf Of(
        int volunteers = 300,
        int active = 0,
        Estimated? training = null,
        ContentResponse? response = null,
        decimal price = 150
    ) =>
        new(
            new("EUR", 26, 400, 100, 100, 20, 10, 25, 20, "", [new(Basis, Net, Net, Net, Net, training, null)], null),
            new(1000, 10, volunteers, active, 2000, 0, 0, response),
            new() { CostOfAnHour = 0, CostOfATraining = price },
            restWeeks: 8
        );
}
