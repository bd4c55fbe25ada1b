using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Advocacy.Local.Simulation;

/// <summary>Draws the people of the simulated company.</summary>
internal sealed class SimulatedStaff(System.Random random, DateOnly start)
{
    private const int CircleSize = 12;
    private const int LargestTeam = 60;
    private const int Teams = 20;
    private const int Acquaintances = 6;
    private static readonly string[] Departments = ["Engineering", "Sales", "Marketing", "People", "Finance", "Operations", "Support"];
    private static readonly (string Country, string Language)[] Countries =
    [
        ("FR", "fr"),
        ("FR", "fr"),
        ("DE", "de"),
        ("ES", "es"),
        ("GB", "en"),
        ("US", "en"),
    ];
    private static readonly (string Network, double Share, double Followers)[] Networks =
    [
        ("linkedin", 0.85, 5.6),
        ("x", 0.3, 4.6),
        ("bluesky", 0.1, 4.2),
        ("mastodon", 0.08, 4.0),
    ];

    public IReadOnlyList<SimulatedPerson> Draw(int count)
    {
        // Teams of a size of which figures can be told; people know a dozen of theirs.
        var size = Math.Clamp(count / Teams, CircleSize, LargestTeam) / CircleSize * CircleSize;
        var people = Enumerable.Range(0, count).Select(number => DrawPerson(number, number / size)).ToList();
        foreach (var circle in people.GroupBy(person => person.Circle))
        {
            foreach (var person in circle)
            {
                person.Audience.AddRange(circle.Where(other => other != person));
            }
        }

        foreach (var person in people)
        {
            for (var i = 0; i < Acquaintances; i++)
            {
                var other = people[random.Next(count)];
                if (other != person && !person.Audience.Contains(other))
                {
                    person.Audience.Add(other);
                }
            }
        }

        return people;
    }

    /// <summary>The id of a person by number, from 0.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"p{number + 1:0000}");

    private SimulatedPerson DrawPerson(int number, int team)
    {
        var department = Departments[team % Departments.Length];
        var (country, language) = Countries[team % Countries.Length];
        double ease = Normal(),
            link = Normal(),
            interest = Normal();
        var synergy = (0.6 * link) + (0.4 * interest) + (0.7 * Normal());
        var antagonism = (-0.5 * link) + (0.85 * Normal());
        return new()
        {
            Id = IdOf(number),
            Department = department,
            Team = string.Create(CultureInfo.InvariantCulture, $"{department} {team + 1}"),
            Circle = number / CircleSize,
            Country = country,
            Language = language,
            HiredOn = start.AddDays(-random.Next(30, 5000)),
            Followers = Networks
                .Where(network => random.NextDouble() < network.Share * (1 + (0.15 * ease)))
                .ToDictionary(network => network.Network, network => (int)LogNormal.Sample(random, network.Followers + (0.3 * ease), 0.8)),
            Synergy = Level(synergy, 4, 2.6),
            Antagonism = Level(antagonism, 4, 2.0),
            DigitalCulture = Level(ease, 5, 3),
            CompanyLink = Level(link, 5, 3),
            OwnInterest = Level(interest, 5, 3),
            IsActive = random.NextDouble() < (synergy > 1 && antagonism < 0 ? 0.25 : 0.02),
        };
    }

    private double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);

    private static int Level(double latent, int max, double middle) => Math.Clamp((int)Math.Round(middle + latent), 1, max);
}
