using System.Globalization;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Events;
using MathNet.Numerics.Distributions;

namespace Advocacy.Local.Simulation;

/// <summary>Writes what people of the simulated company post, what it gains and who reacts.</summary>
internal sealed class SimulatedPosts(System.Random random, EventWriter events)
{
    private const double MeanHours = 30;
    private static readonly double[] ObservedHours = [1, 6, 24, 72, 168, 504];
    private int _shares;

    /// <summary>Writes one post with its engagement and interactions.</summary>
    public void Write(SimulatedPerson author, DateTimeOffset at, string? contentId)
    {
        var network = author.Followers.Keys.ElementAt(random.Next(author.Followers.Count));
        var id = string.Create(CultureInfo.InvariantCulture, $"s{++_shares}");
        var mentions = random.NextDouble() < 0.2 ? author.Audience[random.Next(author.Audience.Count)].Id : null;
        events.Write(
            EventTypes.Share,
            at,
            json =>
            {
                json.WriteString("shareId", id);
                json.WriteString("employeeId", author.Id);
                json.WriteString("contentId", contentId);
                json.WriteString("network", network);
                json.WriteString("sharedAt", at);
                if (network is "mastodon" or "bluesky")
                {
                    json.WriteBoolean("disclosed", (Fingerprint.Of(id) & 3) != 0);
                }

                json.WriteStartArray("mentions");
                if (mentions is not null)
                {
                    json.WriteStringValue(mentions);
                }

                json.WriteEndArray();
            }
        );
        WriteEngagement(id, network, author.Followers[network], at);
        WriteInteractions(id, author, at);
    }

    private void WriteEngagement(string id, string network, int followers, DateTimeOffset at)
    {
        var impressions = 1 + (followers * LogNormal.Sample(random, -1.4, 0.6));
        double[] final = [impressions, impressions * 0.03, impressions * 0.004, impressions * 0.003, impressions * 0.01];
        var drawn = final.Select(mean => (double)Poisson.Sample(random, Math.Max(mean, 0.01))).ToArray();
        foreach (var hours in ObservedHours)
        {
            var seen = at.AddHours(hours);
            var share = 1 - Math.Exp(-hours / MeanHours);
            events.Write(
                EventTypes.Engagement,
                seen,
                json =>
                {
                    json.WriteString("shareId", id);
                    json.WriteString("observedAt", seen);
                    if (network is "linkedin" or "x")
                    {
                        json.WriteNumber("impressions", (long)(drawn[0] * share));
                    }

                    json.WriteNumber("reactions", (long)(drawn[1] * share));
                    json.WriteNumber("comments", (long)(drawn[2] * share));
                    json.WriteNumber("reshares", (long)(drawn[3] * share));
                    if (network is "linkedin" or "x")
                    {
                        json.WriteNumber("clicks", (long)(drawn[4] * share));
                    }
                }
            );
        }
    }

    private void WriteInteractions(string id, SimulatedPerson author, DateTimeOffset at)
    {
        foreach (var colleague in author.Audience)
        {
            if (random.NextDouble() >= 0.02 + (0.02 * colleague.DigitalCulture))
            {
                continue;
            }

            var seen = at.AddHours(Exponential.Sample(random, 1 / 12.0));
            var kind = random.NextDouble() switch
            {
                < 0.6 => "reaction",
                < 0.75 => "comment",
                < 0.8 => "reshare",
                _ => "click",
            };
            colleague.InteractedAt.Add(seen);
            events.Write(
                EventTypes.Interaction,
                seen,
                json =>
                {
                    json.WriteString("shareId", id);
                    json.WriteString("employeeId", colleague.Id);
                    json.WriteString("kind", kind);
                    json.WriteString("at", seen);
                }
            );
        }
    }
}
