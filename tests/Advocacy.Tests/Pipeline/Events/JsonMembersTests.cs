using System.Text;
using System.Text.Json;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Events;

public sealed class JsonMembersTests
{
    private static readonly string[] Names = ["a", "ab", "data", "\\u0061", "é"];

    private static readonly Gen<string> Value = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 2
                ? Gen.OneOf("1", "-0", "1e400", "true", "null", "\"\"", "\"a\\n\"")
                : Gen.OneOf(
                    Gen.OneOf("1", "\"x\"", "[]", "{}", " [ ] "),
                    inner.Array[0, 3].Select(items => $"[{string.Join(" , ", items)}]"),
                    Gen.Select(Gen.OneOf(Names), inner)
                        .Array[0, 3]
                        .Select(members => $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\" : {member.Item2}"))}}}")
                )
    );

    private static readonly Gen<string> AnyObject = Gen.Select(Gen.OneOf(Names), Value)
        .Array[0, 30]
        .Select(members => $" {{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}");

    [Fact]
    public void TryGet_AnyObject_FindsWhatSystemTextJsonFinds() =>
        AnyObject.Sample(json =>
        {
            using var document = JsonDocument.Parse(json);
            var (bytes, members, inner) = (Encoding.UTF8.GetBytes(json), new JsonMembers(), new JsonMembers());
            Read(bytes, members, inner);
            foreach (var name in new[] { "a", "ab", "data", "é", "none" })
            {
                Assert.Equal(
                    document.RootElement.TryGetProperty(name, out var element),
                    members.TryGet(bytes, Encoding.UTF8.GetBytes(name), out var slice)
                );
                Assert.Equal(
                    element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText(),
                    Encoding.UTF8.GetString(slice.In(bytes))
                );
            }

            if (document.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            {
                Assert.Equal(data.TryGetProperty("a", out var element), inner.TryGet(bytes, "a"u8, out var slice));
                Assert.Equal(
                    element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText(),
                    Encoding.UTF8.GetString(slice.In(bytes))
                );
            }
        });

    private static void Read(byte[] json, JsonMembers members, JsonMembers inner)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        members.Read(ref reader, "data"u8, inner);
        Assert.False(reader.Read());
    }
}
