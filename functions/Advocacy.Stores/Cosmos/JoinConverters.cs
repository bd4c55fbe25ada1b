using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Merging;

namespace Advocacy.Stores.Cosmos;

/// <summary>Writes the domain's maps as arrays of pairs and its sets as arrays.</summary>
internal sealed class JoinConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && (
            typeToConvert.GetGenericTypeDefinition() == typeof(JoinMap<,>) || typeToConvert.GetGenericTypeDefinition() == typeof(JoinSet<>)
        );

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(JoinMap<,>) ? typeof(MapConverter<,>) : typeof(SetConverter<>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class MapConverter<TKey, TValue> : JsonConverter<JoinMap<TKey, TValue>>
        where TKey : notnull, IEquatable<TKey>
        where TValue : IJoin<TValue>, IEquatable<TValue>
    {
        public override JoinMap<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JoinMap<TKey, TValue>.From(
                JsonSerializer.Deserialize<Pair[]>(ref reader, options)!.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))
            );

        public override void Write(Utf8JsonWriter writer, JoinMap<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Select(pair => new Pair(pair.Key, pair.Value)), options);

        private readonly record struct Pair(TKey Key, TValue Value);
    }

    private sealed class SetConverter<T> : JsonConverter<JoinSet<T>>
        where T : notnull, IEquatable<T>
    {
        public override JoinSet<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JoinSet<T>.From(JsonSerializer.Deserialize<T[]>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, JoinSet<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
