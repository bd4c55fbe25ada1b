using System.Text;
using System.Text.Json;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Privacy;

public sealed class PersonNamesTests
{
    private static readonly PersonNames Ann = new(new("ann"), TestKeys.PseudonymOf("ann"));

    [Theory]
    [InlineData("""{"employeeId":"ann"}""", true)]
    [InlineData("""{"employeeId":"\u0061nn"}""", true)]
    [InlineData("""{"employeeId":"joann"}""", false)]
    [InlineData("""{"employeeId":"ann2"}""", false)]
    [InlineData("""{"employeeId":"ann-marie"}""", false)]
    [InlineData("ann;accepted", true)]
    [InlineData("broken {\"employeeId\":\"ann\"", true)]
    [InlineData("broken {\"employeeId\":\"\\u0061nn\"", true)]
    [InlineData("broken \\\"ann\\\"", true)]
    [InlineData("\u201Cann\u201D accepted", true)]
    [InlineData("\u00A0ann\u00A0;accepted", true)]
    [InlineData("ann\u2014who", true)]
    [InlineData("""{"url":"https://example.com/in/%61nn"}""", true)]
    [InlineData("""{"payload":"{\"employeeId\":\"\\u0061nn\"}"}""", true)]
    [InlineData("""{"share":"100 % of ann\u002dmarie"}""", false)]
    [InlineData("broken \\\\u0061nn;%2561nn", true)]
    [InlineData("annà;accepted", false)]
    [InlineData("", false)]
    public void In_Text_FindsTheNameWhereItStandsAlone(string text, bool expected) =>
        Assert.Equal(expected, Ann.In(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""{"employeeId":"p9","data":{"reactions":12}}""", false)]
    [InlineData("""{"employeeId":12}""", true)]
    [InlineData("""{"employeeId":"12"}""", true)]
    [InlineData("""{"data":{"url":"https://example.com/in/12"}}""", true)]
    [InlineData("""{"data":{"mentions":["p1",12]}}""", true)]
    [InlineData("""{"12":{}}""", true)]
    [InlineData("12;accepted", true)]
    public void In_IdThatIsANumber_IsNoCounter(string text, bool expected) =>
        Assert.Equal(expected, new PersonNames(new("12"), new("0123456789abcdef0123")).In(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""{"data":{"shareId":"share-of-ann"}}""", true)]
    [InlineData("""{"data":{"shareId":"share\u002dof-ann"}}""", true)]
    [InlineData("""{"data":{"shareId":"12"}}""", true)]
    [InlineData("""{"data":{"shareId":"share-of-ann-2","impressions":12}}""", false)]
    [InlineData("broken share-of-ann;", true)]
    [InlineData("broken 12;", false)]
    public void In_ShareOfTheirs_IsFoundWhereShareIdsStand(string text, bool expected) =>
        Assert.Equal(
            expected,
            new PersonNames(new("somebody"), TestKeys.PseudonymOf("somebody"))
            {
                Shares = new HashSet<string> { "share-of-ann", "12" },
            }.In(Encoding.UTF8.GetBytes(text))
        );

    [Theory]
    [InlineData("""{"source":"/hr","data":{"employeeId":"p1"}}""", false)]
    [InlineData("""{"source":"/x","data":{"employeeId":"hr"}}""", true)]
    public void In_IdThatIsACommonWord_IsNotTheSource(string text, bool expected) =>
        Assert.Equal(expected, new PersonNames(new("hr"), new("0123456789abcdef0123")).In(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void In_TextInTwoBytesALetter_FindsThem() =>
        Assert.All(
            new[] { Encoding.Unicode, Encoding.BigEndianUnicode },
            encoding => Assert.True(Ann.In([.. encoding.GetPreamble(), .. encoding.GetBytes("{\"employeeId\":\"ann\"}")]))
        );

    [Theory]
    [InlineData("feedback/ann.csv", true)]
    [InlineData("drop/word/shares-Ann-2026.csv.txt", true)]
    [InlineData("drop/joann.csv", false)]
    public void InFileName_Name_FindsTheIdAmongWhatElseItIsAbout(string name, bool expected) =>
        Assert.Equal(expected, Ann.InFileName(name));

    [Fact]
    public void Without_HalfASurrogatePair_IsNothingAndNoFault() =>
        Assert.Null(Ann.Without("""[{"employeeId":"ann","team":"\ud800"}]"""u8.ToArray()));

    [Fact]
    public void Without_AnyMessage_LeavesAllOthersAndNothingOfThem() =>
        AnyFact
            .Lasting.Array[1, 12]
            .Sample(facts =>
            {
                var left = Ann.Without(Encoding.UTF8.GetBytes($"[{string.Join(',', facts.Select(EventJson.Of))}]"));
                var read = left is { } message
                    ? JsonDocument
                        .Parse(message)
                        .RootElement.EnumerateArray()
                        .Select(item => NamedFacts.Read(item.GetRawText()).Fact!)
                        .ToList()
                    : [];
                Assert.False(left is { } bytes && Ann.In(bytes.Span));
                // What the fold sees without her is what it sees once she is erased.
                var erased = new ErasureRequested(new("ann"), AnyFact.Start);
                Assert.Equal(
                    CompanyActivity.Of([.. facts.Where(fact => !IsOwn(fact)), erased]).View(Purpose.Rights),
                    CompanyActivity.Of([.. read, erased]).View(Purpose.Rights)
                );
            });

    [Fact]
    public void In_AnyBytes_NeverFails() => Gen.Byte.Array[0, 40].Sample(bytes => Ann.In(bytes) || !Ann.In(bytes));

    private static bool IsOwn(Fact fact) => EventJson.Of(fact).Contains("\"employeeId\":\"ann\"", StringComparison.Ordinal);
}
