using System.Globalization;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Runs;
using Advocacy.Sources.Networks;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Advocacy.Local.Simulation;

/// <summary>A company from a fixed seed: staff, two surveys, consent, campaigns, contagion between colleagues, and conversions
/// by <see cref="TrueConversionRule"/>. The same seed writes the same events.</summary>
internal sealed class SimulatedCompany
{
    private const int WeeksAQuarter = 13;
    private const int CampaignWeeks = 6;
    private const int HorizonWeeks = 4;
    private const int EnoughShares = 3;
    private const int BuddySynergy = 3;
    private const int BuddyDigitalCulture = 4;
    private const int DaysToBuddy = 30;
    private static readonly string[] Topics = ["product", "people", "climate", "research", "customers", "careers"];
    private static readonly int[] SurveyWeeks = [2, 50];

    private readonly System.Random _random;
    private readonly EventWriter _events;
    private readonly SimulatedPosts _posts;
    private readonly IReadOnlyList<SimulatedPerson> _people;
    private readonly SimulatedContents _contents;
    private readonly SimulatedLists? _lists;
    private Action<DateTimeOffset, string, double>? _truth;
    private Action<double>? _effect;

    private SimulatedCompany(EventWriter events, int people, int seed, bool hasLists)
    {
        _random = new Xoshiro256StarStar(seed, threadSafe: false);
        _events = events;
        _posts = new SimulatedPosts(_random, _events);
        _contents = new(_events, hasLists ? new(_events) : null);
        _people = new SimulatedStaff(_random, DateOnly.FromDateTime(Start.UtcDateTime)).Draw(people);
        // Draws of their own: without lists the company is the same as it was.
        _lists = hasLists ? new(new Xoshiro256StarStar(seed + 1, threadSafe: false), _events, _people) : null;
    }

    /// <summary>The first day, a Monday.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the events of a company, one a line.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="people">People.</param>
    /// <param name="months">Months.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Takes the weeks done.</param>
    /// <param name="cancellationToken">Stops between weeks.</param>
    /// <param name="hasLists">Whether there have been weekly lists.</param>
    /// <param name="truth">Called every Monday with each person's true probability of three shares in the four weeks from then on.</param>
    /// <param name="effect">Called with what an invitation adds to the true probability of three shares in four weeks, for each of
    /// them.</param>
    /// <returns>Events written.</returns>
    public static long Write(
        Stream stream,
        int people,
        int months,
        int seed,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken,
        bool hasLists = false,
        Action<DateTimeOffset, string, double>? truth = null,
        Action<double>? effect = null
    )
    {
        var weeks = months * WeeksAQuarter / 3;
        using var events = new EventWriter(stream, Start.AddDays(7 * weeks));
        var company = new SimulatedCompany(events, people, seed, hasLists) { _truth = truth, _effect = effect };
        company.WriteStaff();
        for (var week = 0; week < weeks; week++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            company.WriteWeek(week);
            progress?.Report(new("simulate", week + 1, "weeks", weeks));
        }

        return events.Count;
    }

    private static bool IsCampaign(int week) => week / CampaignWeeks % 2 == 1;

    private void WriteStaff()
    {
        foreach (var person in _people)
        {
            _events.Write(
                EventTypes.Employee,
                Start,
                json =>
                {
                    json.WriteString("employeeId", person.Id);
                    json.WriteString("department", person.Department);
                    json.WriteString("team", person.Team);
                    json.WriteString("country", person.Country);
                    json.WriteString("language", person.Language);
                    json.WriteString("hiredOn", person.HiredOn.ToString("O", CultureInfo.InvariantCulture));
                    json.WriteStartArray("networks");
                    foreach (var (network, followers) in person.Followers)
                    {
                        json.WriteStartObject();
                        json.WriteString("network", network);
                        json.WriteNumber("followers", followers);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }
            );
            WriteConsent(person);
        }
    }

    private void WriteConsent(SimulatedPerson person)
    {
        if (_random.NextDouble() >= 0.62 + (0.09 * person.Synergy) - (0.07 * person.Antagonism))
        {
            return;
        }

        var granted = Start.AddDays(Exponential.Sample(_random, 1 / 20.0));
        WriteConsent(person, granted, true);
        person.ConsentedAt = granted;
        if (person is { Synergy: >= BuddySynergy, DigitalCulture: >= BuddyDigitalCulture })
        {
            WriteBuddy(person, granted.AddDays(DaysToBuddy));
        }

        if (_random.NextDouble() < 0.05)
        {
            person.WithdrewAt = granted.AddDays(_random.Next(30, 400));
            WriteConsent(person, person.WithdrewAt.Value, false);
        }
    }

    private void WriteBuddy(SimulatedPerson person, DateTimeOffset at) =>
        _events.Write(
            EventTypes.Buddy,
            at,
            json =>
            {
                json.WriteString("employeeId", person.Id);
                json.WriteBoolean("willing", true);
                json.WriteString("at", at);
            }
        );

    private void WriteConsent(SimulatedPerson person, DateTimeOffset at, bool granted) =>
        _events.Write(
            EventTypes.Consent,
            at,
            json =>
            {
                json.WriteString("employeeId", person.Id);
                json.WriteBoolean("granted", granted);
                json.WriteString("at", at);
            }
        );

    private void WriteWeek(int week)
    {
        var monday = Start.AddDays(7 * week);
        WriteContents(week, monday);
        if (SurveyWeeks.Contains(week))
        {
            WriteSurveys(week, monday);
        }

        Decide(week, monday);
        _lists?.Begin();
        WriteList(week, monday);
        foreach (var person in _people.Where(person => person.Followers.Count > 0))
        {
            var mean = person.IsActive ? TrueConversionRule.ActiveSharesAWeek : TrueConversionRule.OtherSharesAWeek;
            for (var shares = Poisson.Sample(_random, mean); shares > 0; shares--)
            {
                var at = monday.AddDays(_random.Next(5)).AddHours(8 + (10 * _random.NextDouble()));
                _posts.Write(
                    person,
                    at,
                    _random.NextDouble() < 0.8 ? _contents.Ids[^(1 + _random.Next(Math.Min(_contents.Ids.Count, 6)))] : null
                );
                person.SharedAt.Add(at);
            }
        }
    }

    private void WriteList(int week, DateTimeOffset monday)
    {
        if (_lists is null)
        {
            return;
        }

        var circles = ActiveByCircle();
        _lists.WriteWeek(
            week,
            monday,
            person => Begins(person, week)[0],
            person =>
            {
                var anyway = Begins(person, week);
                double[] won = [.. anyway];
                won[1] += SimulatedLists.YesProbability(person) * SimulatedLists.BeginsOnYes * (1 - won[1]);
                _effect?.Invoke(
                    TrueConversionRule.ConversionProbability(person.IsActive, won, EnoughShares)
                        - TrueConversionRule.ConversionProbability(person.IsActive, anyway, EnoughShares)
                );
            }
        );

        double[] Begins(SimulatedPerson person, int from) =>
            [
                .. Enumerable
                    .Range(from, HorizonWeeks)
                    .Select(ahead =>
                        TrueConversionRule.WeeklyProbability(
                            person,
                            circles[person.Circle],
                            Interactions(person, monday),
                            IsCampaign(ahead)
                        )
                    ),
            ];
    }

    private static int Interactions(SimulatedPerson person, DateTimeOffset monday) =>
        person.InteractedAt.Count(at => at < monday && at >= monday.AddDays(-28));

    private Dictionary<int, double> ActiveByCircle() =>
        _people
            .GroupBy(person => person.Circle)
            .ToDictionary(circle => circle.Key, circle => circle.Average(person => person.IsActive ? 1.0 : 0));

    /// <summary>Who begins and who stops to speak up, by what had happened before the week.</summary>
    private void Decide(int week, DateTimeOffset monday)
    {
        var circles = ActiveByCircle();
        foreach (var person in _people)
        {
            var interactions = Interactions(person, monday);
            _truth?.Invoke(
                monday,
                person.Id,
                TrueConversionRule.ConversionProbability(
                    person.IsActive,
                    [
                        .. Enumerable
                            .Range(week, HorizonWeeks)
                            .Select(ahead =>
                                TrueConversionRule.WeeklyProbability(person, circles[person.Circle], interactions, IsCampaign(ahead))
                            ),
                    ],
                    EnoughShares
                )
            );
            person.IsActive = person.IsActive
                ? _random.NextDouble() >= TrueConversionRule.WeeklyLapse
                : _random.NextDouble()
                    < TrueConversionRule.WeeklyProbability(person, circles[person.Circle], interactions, IsCampaign(week));
        }
    }

    private void WriteContents(int week, DateTimeOffset monday)
    {
        for (var i = 0; i < 3; i++)
        {
            int? campaign = IsCampaign(week) ? week / CampaignWeeks / 2 : null;
            _contents.Write(monday.AddHours(7), campaign, Topics[_random.Next(Topics.Length)], isVideo: i == 0);
        }
    }

    private void WriteSurveys(int week, DateTimeOffset monday)
    {
        foreach (var person in _people.Where(_ => _random.NextDouble() < 0.8))
        {
            var at = monday.AddDays(_random.Next(14));
            person.SurveyedInWeek = week;
            _events.Write(
                EventTypes.Survey,
                at,
                json =>
                {
                    json.WriteString("employeeId", person.Id);
                    json.WriteString("answeredOn", DateOnly.FromDateTime(at.UtcDateTime).ToString("O", CultureInfo.InvariantCulture));
                    json.WriteNumber("synergy", person.Synergy);
                    json.WriteNumber("antagonism", person.Antagonism);
                    json.WriteNumber("digitalCulture", person.DigitalCulture);
                    json.WriteNumber("companyLink", person.CompanyLink);
                    json.WriteNumber("ownInterest", person.OwnInterest);
                }
            );
        }
    }
}
