using System.Globalization;
using Advocacy.Pipeline.Events;

namespace Advocacy.Local.Simulation;

/// <summary>What the simulated company publishes, week by week: titles and texts as a communications team would write them. They
/// follow from a content's number and topic alone.</summary>
internal sealed class SimulatedContents(EventWriter events, SimulatedVisits? visits)
{
    private static readonly string[] Campaigns =
    [
        "Spring launch",
        "Meet the makers",
        "Climate weeks",
        "Open labs",
        "Customer days",
        "Come and work here",
        "Ten years on",
    ];

    private static readonly Dictionary<string, string[]> Subjects = new(StringComparer.Ordinal)
    {
        ["product"] =
        [
            "the lighter battery",
            "the repair kit",
            "our quiet pump",
            "the new sensor",
            "the offline mode",
            "the spare-parts map",
        ],
        ["people"] =
        [
            "a first day at the plant",
            "night shift at the control room",
            "forty years in the workshop",
            "a team of five nations",
            "coming back after parental leave",
            "the apprentices of this year",
        ],
        ["climate"] =
        [
            "the roof that powers the canteen",
            "cargo by rail",
            "the repair that saved a tonne",
            "water we use twice",
            "packaging without plastic",
            "our emissions, line by line",
        ],
        ["research"] =
        [
            "a failed experiment",
            "the test bench",
            "our paper on wear",
            "a patent in plain words",
            "two PhDs and a windmill",
            "measuring what nobody sees",
        ],
        ["customers"] =
        [
            "a hospital without downtime",
            "the bakery that never stops",
            "a harbour in winter",
            "what a city taught us",
            "support at three in the morning",
            "the smallest customer we have",
        ],
        ["careers"] =
        [
            "how we hire",
            "changing jobs without leaving",
            "an interview, honestly",
            "what juniors teach us",
            "part-time at the top",
            "a trade you can still learn",
        ],
    };

    /// <summary>What topics, kinds and departments are called in French, as a company would say by its options.</summary>
    public static IReadOnlyDictionary<string, string> FrenchNames { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["product"] = "produits",
            ["people"] = "vie au travail",
            ["climate"] = "climat",
            ["research"] = "recherche",
            ["customers"] = "clients",
            ["careers"] = "carri\u00E8res",
            ["video"] = "vid\u00E9o",
            ["Engineering"] = "Ing\u00E9nierie",
            ["Sales"] = "Ventes",
            ["Operations"] = "Exploitation",
            ["Support"] = "Assistance",
        };

    private static readonly string[] Articles =
    [
        "{0}: what we learned",
        "The story of {1}",
        "{0}, explained by those who know",
        "Three questions about {1}",
        "{0}: the numbers, and the doubts",
    ];
    private static readonly string[] Videos = ["Watch: {1}", "{0}, in two minutes", "Behind the scenes: {1}"];

    // Some contents have a second text, that it may be tried.
    private const int TrialEvery = 9;

    private static readonly string[] Texts =
    [
        "I did not know this about us until last week. #employee",
        "This is what my colleagues do all day, and I am a little proud of it. #employee",
        "Honest about what worked and what did not. #employee",
        "If you ever wondered what we do here: this. #employee",
    ];

    private int _count;

    /// <summary>The ids of all published so far, the oldest first.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Publishes one.</summary>
    /// <param name="at">When.</param>
    /// <param name="campaign">The number of the campaign that runs, or null.</param>
    /// <param name="topic">Its topic.</param>
    /// <param name="isVideo">Whether it is a video.</param>
    public void Write(DateTimeOffset at, int? campaign, string topic, bool isVideo)
    {
        var number = _count++;
        var id = string.Create(CultureInfo.InvariantCulture, $"c{number + 1}");
        Ids.Add(id);
        events.Write(
            EventTypes.Content,
            at,
            json =>
            {
                json.WriteString("contentId", id);
                json.WriteString("campaign", campaign is { } running ? Campaigns[running % Campaigns.Length] : null);
                json.WriteString("topic", topic);
                json.WriteString("kind", isVideo ? "video" : "article");
                json.WriteString("language", "en");
                json.WriteString("publishedAt", at);
                json.WriteString("url", $"https://example.com/{id}");
                json.WriteString("title", TitleOf(number, topic, isVideo ? Videos : Articles));
                json.WriteString("suggestedText", Texts[number % Texts.Length]);
                if (number % TrialEvery == 0)
                {
                    json.WriteString("otherText", Texts[(number + 1) % Texts.Length]);
                }
            }
        );
        visits?.Write(id, number, at, isVideo);
    }

    private static string TitleOf(int number, string topic, string[] forms)
    {
        var subject = Subjects[topic][number / forms.Length % Subjects[topic].Length];
        return string.Format(
            CultureInfo.InvariantCulture,
            forms[number % forms.Length],
            string.Concat(subject[..1].ToUpperInvariant(), subject[1..]),
            subject
        );
    }
}
