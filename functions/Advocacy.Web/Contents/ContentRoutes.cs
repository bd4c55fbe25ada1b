using Advocacy.Domain.Activity;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Trials;
using Advocacy.Web.Layout;
using Advocacy.Web.Library;
using Advocacy.Web.SignIn;
using Advocacy.Web.Volunteers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Contents;

/// <summary>What somebody could share, by what they shared and reacted to, with words that they can change.</summary>
internal static class ContentRoutes
{
    public const string Path = "/contents";
    private const int MostReactions = 200;
    private const int LongestLink = 7000;
    private const int MostNotForMe = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost($"{Path}/share", ShareAsync);
    }

    private static async Task<RazorComponentResult<ContentsPage>> PageAsync(
        HttpContext context,
        OwnRecord own,
        ContentShelf shelf,
        IActivityStore store,
        DemoCompany demo,
        IOptions<PageOptions> page,
        MeasureTrials trials,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var person = await own.ReadAsync(context, cancellationToken);
        var contents = await shelf.ReadAsync(cancellationToken);
        var unwanted = person.UnwantedContents();
        var offered = await trials.OfferedAsync(cancellationToken);
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Names = page.Value,
                Contents = (await ChooseAsync(person, contents, store, clock.GetUtcNow(), cancellationToken))
                    // Who is not measured takes part in no trial.
                    .Select(id =>
                        KeyValuePair.Create(
                            id,
                            person.ConsentsTo(Purpose.Measure) && contents[id].IsTrial
                                ? contents[id] with
                                {
                                    SuggestedText = offered.Of(id, contents[id], person.PersonId),
                                }
                                : contents[id] with
                                {
                                    OtherText = null,
                                }
                        )
                    )
                    .ToList(),
                NotForMe = contents
                    .Where(pair => unwanted.Contains(pair.Key))
                    .OrderByDescending(pair => pair.Value.PublishedAt)
                    .Take(MostNotForMe)
                    .ToList(),
            }
        );
    }

    private static async Task<IReadOnlyList<string>> ChooseAsync(
        EmployeeActivity person,
        IReadOnlyDictionary<string, Content> contents,
        IActivityStore store,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (!person.ConsentsTo(Purpose.Measure))
        {
            return new ContentChoice(contents, now).For(
                person.AttributesBefore(now).Language,
                [],
                [],
                new HashSet<string>(),
                person.UnwantedContents()
            );
        }

        string[] shared = [.. person.Shares.Values.Select(share => share.Post.Value.ContentId).OfType<string>()];
        string[] reacted = [.. person.Interactions.Select(one => one.ShareId).Distinct().TakeLast(MostReactions)];
        var found = await store.FindSharesAsync(reacted, Purpose.Measure, cancellationToken);
        return new ContentChoice(contents, now).For(
            person.AttributesBefore(now).Language,
            shared.Concat(found.Values.Select(share => share.ContentId).OfType<string>()),
            [],
            shared.ToHashSet(StringComparer.Ordinal),
            person.UnwantedContents()
        );
    }

    private static async Task ShareAsync(
        HttpContext context,
        ContentShelf shelf,
        [FromForm] string content,
        [FromForm] string text,
        [FromForm] string network,
        CancellationToken cancellationToken
    )
    {
        if (
            (await shelf.ReadAsync(cancellationToken)).TryGetValue(content, out var known)
            && ShareLink.Of(network, text, ShareLink.Tracked(content, known, network)) is { AbsoluteUri: { Length: <= LongestLink } link }
        )
        {
            // By hand: a result would log where it leads, and so what somebody wrote.
            context.Response.Redirect(link);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
