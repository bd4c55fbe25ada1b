using Advocacy.Domain.Returns;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Tests.Support;

/// <summary>A company of which it is known what an invitation returns: some speak up anyway, some only when they are invited, all for a
/// while; what a share brings differs a hundredfold between people, and each is drawn twice.</summary>
/// <param name="seed">What is drawn.</param>
/// <param name="won">Share of the others whom an invitation wins.</param>
internal sealed class ReturningCompany(int seed, double won)
{
    private const int People = 300;
    private const int Weeks = 26;
    private const double HeldOut = 0.25;
    private const double Anyway = 0.1;
    private const double Lapse = 0.08;
    private const double ActiveShares = 1.5;
    private const double OtherShares = 0.05;
    private static readonly LogNormal Audience = new(6, 0.8);
    private static readonly LogNormal Seen = new(-1, 0.6);
    private static readonly EarnedMediaRates Rates = new(0.05m, 0, 0, 0, 0, 0);
    private static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private readonly Xoshiro256StarStar _random = new(seed, threadSafe: false);

    /// <summary>What one invitation returns, on average over all such companies.</summary>
    public static double Net(double won, ReturnRates rates)
    {
        var weeks = Enumerable.Range(0, Weeks - 1).Sum(week => Math.Pow(1 - Lapse, week));
        var shares = won * (1 - Anyway) * weeks * (ActiveShares - OtherShares);
        return (shares * ((Audience.Mean * Seen.Mean * (double)Rates.Impression) - rates.Share)) - rates.Invitation;
    }

    /// <summary>What the fold makes of it.</summary>
    public ReturnCounts Counts()
    {
        var fold = new ReturnFold(
            new(MinShares: 3, MinWeeks: 2, HorizonWeeks: 8),
            TimeSpan.FromDays(7 * Weeks),
            Start.AddDays(14 * Weeks),
            _ => Rates
        );
        for (var i = 0; i < People; i++)
        {
            fold.Add(Person($"p{i}"));
        }

        return ReturnCounts.Join([fold.Counts]);
    }

    private EmployeeActivity Person(string id)
    {
        var audience = LogNormal.Sample(_random, Audience.Mu, Audience.Sigma);
        var (steps, shares) = (new List<Invitation>(), new List<ShareActivity>());
        foreach (var monday in new[] { Start, Start.AddDays(7 * Weeks) })
        {
            var isInvited = _random.NextDouble() >= HeldOut;
            var outcome = isInvited ? InvitationOutcome.Invited : InvitationOutcome.HeldOut;
            steps.Add(new(monday, IsoWeek.Of(DateOnly.FromDateTime(monday.UtcDateTime)), outcome));
            shares.AddRange(Shares(monday, isInvited, audience));
        }

        return new(new(id))
        {
            Consents = JoinMap<DateTimeOffset, Consent>.Of(Start, Consent.ToAll(true)),
            Invitations = JoinSet<Invitation>.From(steps),
            Shares = JoinMap<string, ShareActivity>.From(shares.Select((share, i) => KeyValuePair.Create($"{id} {i}", share))),
        };
    }

    private IEnumerable<ShareActivity> Shares(DateTimeOffset monday, bool isInvited, double audience)
    {
        var begins =
            _random.NextDouble() < Anyway ? _random.Next(6)
            : isInvited && _random.NextDouble() < won ? 1
            : Weeks;
        var isActive = false;
        for (var week = 0; week < Weeks; week++)
        {
            isActive = week == begins || (isActive && _random.NextDouble() >= Lapse);
            for (var left = Poisson.Sample(_random, isActive ? ActiveShares : OtherShares); left > 0; left--)
            {
                var at = monday.AddDays((7 * week) + (6.9 * _random.NextDouble()));
                var impressions = (long)(audience * LogNormal.Sample(_random, Seen.Mu, Seen.Sigma));
                yield return new(
                    new(new(at, 0), new("linkedin", at, null, null)),
                    JoinSet<PersonId>.Empty,
                    ShareEngagement.Of(at, new(impressions, null, null, null, null))
                );
            }
        }
    }
}
