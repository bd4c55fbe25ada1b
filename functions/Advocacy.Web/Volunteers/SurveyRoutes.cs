using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Web.Events;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Volunteers;

/// <summary>Five questions, once in six months, which may be left alone; and answers that may be corrected.</summary>
internal static class SurveyRoutes
{
    private const string Path = "/survey";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost(Path, AnswerAsync);
    }

    private static async Task<RazorComponentResult<SurveyPage>> PageAsync(
        HttpContext context,
        OwnRecord own,
        DemoCompany demo,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var surveys = (await own.ReadAsync(context, cancellationToken)).Surveys;
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                AnsweredOn = surveys.Count == 0 ? (DateOnly?)null : surveys[^1].Key,
                Answers = surveys.Count == 0 ? null : surveys[^1].Value.Value,
                Today = clock.Today(),
            }
        );
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        OwnRecord own,
        OwnEvents events,
        TimeProvider clock,
        IFormCollection form,
        CancellationToken cancellationToken
    )
    {
        var answers = SurveyQuestion.All.Select(question => (question.Member, Answer: question.AnswerIn(form[question.Member]))).ToList();
        if (answers.Exists(answer => answer.Answer is null))
        {
            return TypedResults.BadRequest();
        }

        await events.SendAsync(
            context,
            OwnRecord.EmployeeOf(context),
            EventTypes.Survey,
            events.InstantAfter(
                (await own.ReadAsync(context, cancellationToken))
                    .Surveys.Select(survey => (DateTimeOffset?)survey.Value.Revision.RecordedAt)
                    .Max()
            ),
            json =>
            {
                json.WriteString("answeredOn", clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                answers.ForEach(answer => json.WriteNumber(answer.Member, answer.Answer!.Value));
            },
            cancellationToken
        );
        return TypedResults.LocalRedirect(Path);
    }
}

/// <summary>A question of the survey.</summary>
/// <param name="Member">The member of the event, which its texts are called by, too.</param>
/// <param name="Most">The highest answer; the lowest is 1.</param>
/// <param name="Of">What somebody answered.</param>
internal sealed record SurveyQuestion(string Member, int Most, Func<SurveyAnswers, int> Of)
{
    /// <summary>The five, in the order in which they are asked.</summary>
    public static IReadOnlyList<SurveyQuestion> All { get; } =
    [
        new("synergy", 4, answers => answers.Synergy),
        new("antagonism", 4, answers => answers.Antagonism),
        new("digitalCulture", 5, answers => answers.DigitalCulture),
        new("companyLink", 5, answers => answers.CompanyLink),
        new("ownInterest", 5, answers => answers.OwnInterest),
    ];

    /// <summary>The answer that a text gives; null where it gives none.</summary>
    public int? AnswerIn(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var answer) && answer >= 1 && answer <= Most
            ? answer
            : null;
}
