using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>The counters of a share, by <see cref="Counter"/>: each at least 0, or null where the network does not report it.</summary>
[JsonConverter(typeof(Converter))]
public readonly struct Counters : IJoin<Counters>, IEquatable<Counters>
{
    private readonly Values _values;

    /// <summary>Counters by name.</summary>
    public Counters(long? impressions, long? reactions, long? comments, long? reshares, long? clicks)
    {
        _values[Counter.Impressions.Index] = impressions;
        _values[Counter.Reactions.Index] = reactions;
        _values[Counter.Comments.Index] = comments;
        _values[Counter.Reshares.Index] = reshares;
        _values[Counter.Clicks.Index] = clicks;
    }

    private Counters(Values values) => _values = values;

    /// <summary>Times it was shown.</summary>
    public long? Impressions => this[Counter.Impressions];

    /// <summary>Likes and similar reactions.</summary>
    public long? Reactions => this[Counter.Reactions];

    /// <summary>Comments.</summary>
    public long? Comments => this[Counter.Comments];

    /// <summary>Shares of the share.</summary>
    public long? Reshares => this[Counter.Reshares];

    /// <summary>Clicks on its link.</summary>
    public long? Clicks => this[Counter.Clicks];

    /// <summary>Different people who saw it.</summary>
    public long? Reached => this[Counter.Reached];

    /// <summary>A counter.</summary>
    public long? this[Counter counter] => _values[counter.Index];

    /// <summary>The sum of the counters that are engagements; what is not reported counts 0.</summary>
    public long Engagements
    {
        get
        {
            long sum = 0;
            foreach (var counter in Counter.All)
            {
                sum += counter.IsEngagement ? this[counter] ?? 0 : 0;
            }

            return sum;
        }
    }

    /// <summary>Whether any counter is above 0.</summary>
    public bool Any
    {
        get
        {
            foreach (var value in _values)
            {
                if (value > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Counters, one by one.</summary>
    public static Counters From(Func<Counter, long?> value)
    {
        var values = default(Values);
        foreach (var counter in Counter.All)
        {
            values[counter.Index] = value(counter);
        }

        return new(values);
    }

    /// <summary>Counters in their order.</summary>
    public static Counters From(ReadOnlySpan<long?> counters)
    {
        var values = default(Values);
        counters[..Counter.Count].CopyTo(values);
        return new(values);
    }

    /// <summary>The larger of each counter: observations are cumulative.</summary>
    public Counters Join(Counters other) => Zip(other, static (a, b) => a is null || b > a ? b : a);

    /// <summary>Counter by counter, the sum; null only where neither is reported.</summary>
    public Counters Plus(Counters other) => Zip(other, static (a, b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0));

    /// <summary>What was gained since an earlier cumulative observation, never negative.</summary>
    public Counters GainSince(Counters earlier) =>
        Zip(earlier, static (now, before) => now is null ? null : Math.Max(0, now.Value - (before ?? 0)));

    /// <summary>Whether two are equal, counter by counter.</summary>
    public static bool operator ==(Counters left, Counters right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(Counters left, Counters right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Counters other) => ((ReadOnlySpan<long?>)_values).SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Counters other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var self = this;
        return new StringBuilder().AppendJoin(", ", Counter.All.Select(counter => $"{counter.Name} {self[counter]}")).ToString();
    }

    private Counters Zip(Counters other, Func<long?, long?, long?> each)
    {
        var values = default(Values);
        for (var i = 0; i < Counter.Count; i++)
        {
            values[i] = each(_values[i], other._values[i]);
        }

        return new(values);
    }

    [InlineArray(Counter.Count)]
    private struct Values
    {
        private long? _first;
    }

    /// <summary>An object with a member a counter that is reported.</summary>
    private sealed class Converter : JsonConverter<Counters>
    {
        public override Counters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader, options)!;
            return From(counter =>
                members.TryGetValue(counter.Name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null
            );
        }

        public override void Write(Utf8JsonWriter writer, Counters value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var counter in Counter.All)
            {
                if (value[counter] is { } number)
                {
                    writer.WriteNumber(counter.Name, number);
                }
            }

            writer.WriteEndObject();
        }
    }
}
