using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Sources.Networks;

/// <summary>Events of the contract about posts of a network. Their ids follow from what they say, so that the same thing seen twice is one
/// event.</summary>
internal static class NetworkEvents
{
    /// <summary>What a share is called: ids of two networks may be alike. A post of LinkedIn is one share in whatever form its URN
    /// comes.</summary>
    public static string ShareIdOf(string network, string id)
    {
        var one = network == LinkedIn.Network ? LinkedInUrn.Of(id) ?? id : id;
        return $"{network}:{one}" is { Length: <= EventLimits.MaxTextLength } whole ? whole : $"{network}:{Fingerprint.Hex(one)}";
    }

    /// <summary>A post that cannot be read: without a time it becomes a bad row, so that it is seen and stops nobody. It says the same
    /// however often it is met, and stays one bad row.</summary>
    public static ReadOnlyMemory<byte> Odd(string network, string? id, EmployeeId employee) =>
        Event(
            network,
            EventTypes.Share,
            DateTimeOffset.UnixEpoch,
            $"odd {id ?? employee.Value}",
            json =>
            {
                if (id is { Length: > 0 })
                {
                    json.WriteString("shareId", ShareIdOf(network, id));
                }

                json.WriteString("employeeId", employee.Value);
                json.WriteString("network", network);
            }
        );

    /// <summary>That a person posted.</summary>
    public static ReadOnlyMemory<byte> Share(string network, NetworkPost post, EmployeeId employee, IEnumerable<EmployeeId> mentioned) =>
        Event(
            network,
            EventTypes.Share,
            post.At,
            post.Id,
            json =>
            {
                json.WriteString("shareId", ShareIdOf(network, post.Id));
                json.WriteString("employeeId", employee.Value);
                json.WriteString("network", network);
                json.WriteString("sharedAt", post.At);
                if (post.ContentId is { } content)
                {
                    json.WriteString("contentId", content);
                }

                if (post.Url is { Length: <= EventLimits.MaxUrlLength } url)
                {
                    json.WriteString("url", url);
                }

                if (post.IsDisclosed is { } disclosed)
                {
                    json.WriteBoolean("disclosed", disclosed);
                }

                json.WriteStartArray("mentions");
                foreach (var person in mentioned)
                {
                    json.WriteStringValue(person.Value);
                }

                json.WriteEndArray();
            }
        );

    /// <summary>The counters of a post at an instant.</summary>
    /// <param name="network">The network.</param>
    /// <param name="id">The post's id there.</param>
    /// <param name="seenAt">The instant, UTC.</param>
    /// <param name="counters">The counters.</param>
    /// <param name="shareId">What the share is called where something else than the network told of it first, or null.</param>
    public static ReadOnlyMemory<byte> Engagement(
        string network,
        string id,
        DateTimeOffset seenAt,
        Counters counters,
        string? shareId = null
    ) =>
        Event(
            network,
            EventTypes.Engagement,
            seenAt,
            $"{id} {seenAt:O}",
            json =>
            {
                json.WriteString("shareId", shareId ?? ShareIdOf(network, id));
                json.WriteString("observedAt", seenAt);
                foreach (var counter in Counter.All)
                {
                    Write(json, counter.Name, counters[counter]);
                }
            }
        );

    /// <summary>A post that the network does not know any more.</summary>
    public static ReadOnlyMemory<byte> Deletion(string network, string id, DateTimeOffset at, string? shareId) =>
        Event(
            network,
            EventTypes.Deletion,
            at,
            id,
            json =>
            {
                json.WriteString("shareId", shareId ?? ShareIdOf(network, id));
                json.WriteString("deletedAt", at);
            }
        );

    private static void Write(Utf8JsonWriter json, string member, long? count)
    {
        if (count is { } value)
        {
            json.WriteNumber(member, Math.Max(0, value));
        }
    }

    /// <summary>An event of a source. Its id follows from type and identity.</summary>
    public static byte[] Event(string source, string type, DateTimeOffset at, string identity, Action<Utf8JsonWriter> data) =>
        EventEnvelope.Of(Fingerprint.Hex(type, identity), $"/sources/{source}", type, at, data);
}
