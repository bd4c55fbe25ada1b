using System.Text;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class SurveySheetTests
{
    private static readonly SurveyOptions Form = new()
    {
        EmployeeId = "Matricule",
        AnsweredOn = "Horodateur",
        Synergy = "Je soutiens le projet",
        Antagonism = "Je m'y oppose",
        DigitalCulture = "À l'aise sur les réseaux",
        CompanyLink = "Attaché à l'entreprise",
        OwnInterest = "J'y gagne",
        Levels = new Dictionary<string, int>
        {
            ["Pas du tout"] = 1,
            ["Plutôt"] = 3,
            ["Tout à fait"] = 4,
        },
    };

    [Fact]
    public async Task ReadAsync_ExportOfAFrenchForm_BecomesAnswersOnceHoweverOftenItIsTakenIn()
    {
        const string text =
            "Horodateur;Matricule;J'y gagne;Je soutiens le projet;Je m'y oppose;À l'aise sur les réseaux;Attaché à "
            + "l'entreprise;Commentaire\r\n"
            + "13/01/2026 09:15:00;p1;5;Tout à fait;PAS DU TOUT;4,0;2;rien; à dire\r\n14/01/2026;p2;1;1;2;3;4;\r\n";
        using var pipeline = new EmbeddedPipeline();
        for (var time = 0; time < 2; time++)
        {
            var survey = SurveySheet.Read("/somewhere/form.csv", Encoding.UTF8.GetBytes(text), Form, new(), AnyFact.Start);
            Assert.Equal(2, survey.Rows);
            Assert.Empty(survey.Problems);
            await pipeline.Get<CollectEvents>().RunAsync(survey, _ => Task.CompletedTask, null, Cancellation);
            await pipeline.IngestQueueAsync(Cancellation);
        }

        Fact[] facts =
        [
            new SurveyAnswered(new("p1"), AnyFact.Start, new(2026, 1, 13), new(4, 1, 4, 2, 5)),
            new SurveyAnswered(new("p2"), AnyFact.Start, new(2026, 1, 14), new(1, 2, 3, 4, 1)),
        ];
        Assert.Equal(
            CompanyActivity.Of(facts.Select(fact => fact.WithPeople(TestKeys.PseudonymOf))).View(Purpose.Rights),
            await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)
        );
        Assert.Empty(await pipeline.Get<IBadRowStore>().CountAsync(Cancellation));
    }

    [Fact]
    public void Read_AnswersThatAreNone_AreToldWithTheirLine()
    {
        var survey = SurveySheet.Read(
            "form.csv",
            """
            employee_id,answered_on,synergy,antagonism,digital_culture,company_link,own_interest
            p1,2026-01-13,5,1,1,1,1
            p2,2026-01-13,"2,5",1,1,1,1
            p3,soon,1,1,1,1,1
            ,2026-01-13,1,1,1,1,1
            p5,2026-01-13,1,1,1,1,1
            
            """u8.ToArray(),
            new(),
            new(),
            AnyFact.Start
        );
        Assert.Equal(
            [(2, "synergy"), (3, "synergy"), (4, "answered_on"), (5, "employee_id")],
            survey.Problems.Select(problem => (problem.Line, problem.Why.Split(':')[0]))
        );
    }

    [Fact]
    public void Read_AnswerThatNoLevelKnows_IsToldByItsColumnWithWhatIsKnownAndNotRepeated()
    {
        var survey = SurveySheet.Read(
            "form.csv",
            """
            employee_id,answered_on,I give my energy,antagonism,digital_culture,company_link,own_interest
            p1,2026-01-13,Partly,1,1,1,1
            p2,2026-01-13,Fully,,1,1,1

            """u8.ToArray(),
            new()
            {
                Synergy = "I give my energy",
                Levels = new Dictionary<string, int> { ["Not at all"] = 1, ["Fully"] = 4 },
            },
            new(),
            AnyFact.Start
        );
        Assert.Equal(
            [(2, "I give my energy: it is none of 'Not at all', 'Fully', a number"), (3, "antagonism: it is empty")],
            survey.Problems
        );
    }

    [Fact]
    public void Read_NoSuchColumn_IsRefusedWithWhatIsMissing()
    {
        var refused = Assert.Throws<RefusedFileException>(() =>
            SurveySheet.Read("form.csv", "employee_id,synergy\np1,1\n"u8.ToArray(), new(), new(), AnyFact.Start)
        );
        Assert.Contains("form.csv has no column answered_on, antagonism", refused.Message, StringComparison.Ordinal);
    }
}
