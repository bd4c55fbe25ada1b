using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Rights;

namespace Advocacy.Reports.Person;

/// <summary>persons/&lt;pseudonym&gt;.json: all that is held of a person, for programs. Plain names and values, nothing that only this
/// program understands.</summary>
internal static class PersonJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // People's words stay readable; the file is no part of a page.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Task WriteAsync(Stream stream, PersonExport person, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(
            stream,
            new
            {
                person.EmployeeId,
                person.Pseudonym,
                person.MadeAt,
                person.Profile,
                person.Portrait,
                Held = person.Activity is { } held ? HeldOf(held) : null,
                Lists = person.Lists.Select(place => new
                {
                    List = place.Key,
                    IsHeldOut = place.Value is null,
                    Entry = place.Value,
                }),
                person.BuddyOn,
                Elsewhere = person.Elsewhere.Select(found => new { Place = found.Key, Text = found.Value }),
                person.Audit,
            },
            Options,
            cancellationToken
        );

    private static object HeldOf(EmployeeActivity held) =>
        new
        {
            Attributes = held.Attributes.Select(pair => new
            {
                From = pair.Key,
                pair.Value.Value.Department,
                pair.Value.Value.Team,
                pair.Value.Value.Country,
                pair.Value.Value.Language,
                pair.Value.Value.HiredOn,
            }),
            Followers = held.Followers.Select(pair => new
            {
                pair.Key.Network,
                pair.Key.At,
                Followers = pair.Value.Value,
            }),
            Consents = held.Consents.Select(pair => new
            {
                At = pair.Key,
                pair.Value.Measure,
                pair.Value.Predict,
                pair.Value.List,
            }),
            Surveys = held.Surveys.Select(pair => new { AnsweredOn = pair.Key, Answers = pair.Value.Value }),
            Shares = held.Shares.Select(pair => new
            {
                ShareId = pair.Key,
                pair.Value.Post.Value.Network,
                pair.Value.SharedAt,
                pair.Value.Post.Value.ContentId,
                pair.Value.Post.Value.Url,
                Mentions = pair.Value.Mentions.AsEnumerable(),
                Engagement = pair.Value.Engagement.Days.Select(day =>
                    Counter
                        .All.ToDictionary(counter => counter.Name, object? (counter) => day.Value[counter])
                        .Prepend(new("day", day.Key))
                        .ToDictionary()
                ),
            }),
            MentionedBy = held.MentionedBy.Select(pair => new
            {
                pair.Key.ShareId,
                pair.Value.Value.At,
                pair.Key.By,
            }),
            Interactions = held.Interactions.AsEnumerable(),
            Invitations = held.Invitations.AsEnumerable(),
            Preferences = held.Preferences.Select(pair => new
            {
                pair.Key.Subject,
                pair.Key.ContentId,
                pair.Value.IsWanted,
                pair.Value.At,
            }),
        };
}
