using System.Text.Json;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Events;

public sealed class EventReaderTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 13, 9, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Read_Share_IsTheFact()
    {
        var share = Assert.IsType<ShareMade>(
            Read(
                Event(
                    EventTypes.Share,
                    """{"shareId":"s1","employeeId":"p1","contentId":"c1","network":"LinkedIn","sharedAt":"2026-01-13T10:15:00+01:00","mentions":["p2","p3"]}"""
                )
            ).Fact
        );
        Assert.Equal(("s1", "p1", DateTimeOffset.MinValue), (share.ShareId, share.PersonId.Value, share.RecordedAt));
        Assert.Equal(new Share("linkedin", At, "c1", null), share.Share);
        Assert.Equal([new("p2"), new("p3")], share.Mentions);
    }

    [Fact]
    public void Read_Engagement_KeepsWhatIsNotReportedApartFromZero() =>
        Assert.Equal(
            new EngagementObserved("s1", At, new Counters(null, 0, 4, null, null)),
            Read(
                Event(
                    EventTypes.Engagement,
                    """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","reactions":0,"comments":4.0,"reshares":null}"""
                )
            ).Fact
        );

    [Fact]
    public void Read_Employee_KeepsTheLargestOfANetworkNamedTwice() =>
        Assert.Equal(
            8,
            Assert
                .IsType<EmployeeRecorded>(
                    Read(
                        Event(
                            EventTypes.Employee,
                            """{"employeeId":"p1","networks":[{"network":"x","followers":8},{"network":"X","followers":5}]}"""
                        )
                    ).Fact
                )
                .Followers["x"]
        );

    [Fact]
    public void Read_MoreThanSevenFractionalDigits_AreCutToMicroseconds() =>
        Assert.Equal(
            new ConsentDecided(new("p1"), At.AddTicks(1234560), true),
            Read(Event(EventTypes.Consent, """{"employeeId":"p1","granted":true,"at":"2026-01-13T09:15:00.123456789012Z"}""")).Fact
        );

    [Fact]
    public void Read_Invitation_HasItsListAndOutcome() =>
        Assert.Equal(
            new InvitationRecorded(new("p1"), new(At, Week("2026-W03"), InvitationOutcome.HeldOut)),
            Read(
                Event(EventTypes.Invitation, """{"employeeId":"p1","list":"2026-W03","outcome":"held-out","at":"2026-01-13T09:15:00Z"}""")
            ).Fact
        );

    [Theory]
    [InlineData("[[]]", BadRowReason.NotAnObject, "$")]
    [InlineData("\"text\"", BadRowReason.NotAnObject, "$")]
    [InlineData("{}", BadRowReason.MissingMember, "$.specversion")]
    [InlineData(
        """{"specversion":"0.3","id":"1","source":"/x","type":"advocacy.erasure.v1"}""",
        BadRowReason.UnsupportedVersion,
        "$.specversion"
    )]
    [InlineData("""{"specversion":"1.0","id":7,"source":"/x","type":"advocacy.erasure.v1"}""", BadRowReason.WrongType, "$.id")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"","type":"advocacy.erasure.v1"}""", BadRowReason.BadText, "$.source")]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"/x","type":"advocacy.share.v2","data":{}}""",
        BadRowReason.UnknownType,
        "$.type"
    )]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/x","type":"advocacy.erasure.v1"}""", BadRowReason.MissingMember, "$.data")]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"/x","type":"advocacy.erasure.v1","data":[]}""",
        BadRowReason.WrongType,
        "$.data"
    )]
    [InlineData(
        """{"specversion":"1.0","id":"1","source":"/x","time":"yesterday","type":"advocacy.erasure.v1","data":{}}""",
        BadRowReason.BadTime,
        "$.time"
    )]
    public void Read_BadEnvelope_SaysWhatAndWhere(string json, BadRowReason reason, string path) =>
        Assert.Equal((null, new Problem(reason, path)), Read(json));

    [Theory]
    [InlineData(
        EventTypes.Engagement,
        """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","clicks":-1}""",
        BadRowReason.NumberOutOfRange,
        "$.data.clicks"
    )]
    [InlineData(
        EventTypes.Engagement,
        """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","clicks":1.5}""",
        BadRowReason.WrongType,
        "$.data.clicks"
    )]
    [InlineData(
        EventTypes.Engagement,
        """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","clicks":"5"}""",
        BadRowReason.WrongType,
        "$.data.clicks"
    )]
    [InlineData(
        EventTypes.Engagement,
        """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","clicks":1e400}""",
        BadRowReason.NumberOutOfRange,
        "$.data.clicks"
    )]
    [InlineData(
        EventTypes.Engagement,
        """{"shareId":"s1","observedAt":"2026-01-13T09:15:00Z","clicks":9223372036854775808}""",
        BadRowReason.NumberOutOfRange,
        "$.data.clicks"
    )]
    [InlineData(EventTypes.Engagement, """{"observedAt":"2026-01-13T09:15:00Z"}""", BadRowReason.MissingMember, "$.data.shareId")]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":"yes","at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.WrongType,
        "$.data.granted"
    )]
    [InlineData(EventTypes.Consent, """{"employeeId":"p1","granted":true,"at":"2026-01-13"}""", BadRowReason.BadTime, "$.data.at")]
    [InlineData(EventTypes.Consent, """{"employeeId":"p1","granted":true,"at":"2026-01-13T09:15:00"}""", BadRowReason.BadTime, "$.data.at")]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":true,"at":"2026-02-30T09:15:00Z"}""",
        BadRowReason.BadTime,
        "$.data.at"
    )]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":true,"at":"0000-01-13T09:15:00Z"}""",
        BadRowReason.TimeOutOfRange,
        "$.data.at"
    )]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":true,"at":"0001-01-01T00:00:00+14:00"}""",
        BadRowReason.BadTime,
        "$.data.at"
    )]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":true,"at":"9999-12-31T23:59:59-14:00"}""",
        BadRowReason.BadTime,
        "$.data.at"
    )]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"p1","granted":true,"at":"9999-12-31T23:59:59Z"}""",
        BadRowReason.TimeOutOfRange,
        "$.data.at"
    )]
    [InlineData(EventTypes.Consent, """{"employeeId":"p1","granted":true,"at":1768295700}""", BadRowReason.WrongType, "$.data.at")]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"\ud800","granted":true,"at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.BadText,
        "$.data.employeeId"
    )]
    [InlineData(
        EventTypes.Consent,
        """{"employeeId":"a\u0000b","granted":true,"at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.BadText,
        "$.data.employeeId"
    )]
    [InlineData(
        EventTypes.Survey,
        """{"employeeId":"p1","answeredOn":"2026-01-13","synergy":5,"antagonism":1,"digitalCulture":1,"companyLink":1,"ownInterest":1}""",
        BadRowReason.NumberOutOfRange,
        "$.data.synergy"
    )]
    [InlineData(
        EventTypes.Survey,
        """{"employeeId":"p1","answeredOn":"13/01/2026","synergy":1,"antagonism":1,"digitalCulture":1,"companyLink":1,"ownInterest":1}""",
        BadRowReason.BadTime,
        "$.data.answeredOn"
    )]
    [InlineData(
        EventTypes.Interaction,
        """{"shareId":"s1","employeeId":"p1","kind":"poke","at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.UnknownValue,
        "$.data.kind"
    )]
    [InlineData(
        EventTypes.Invitation,
        """{"employeeId":"p1","list":"2026-W54","outcome":"invited","at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.UnknownValue,
        "$.data.list"
    )]
    [InlineData(
        EventTypes.Invitation,
        """{"employeeId":"p1","list":"2026-W03","outcome":"forced","at":"2026-01-13T09:15:00Z"}""",
        BadRowReason.UnknownValue,
        "$.data.outcome"
    )]
    [InlineData(
        EventTypes.Employee,
        """{"employeeId":"p1","networks":[{"network":"x","followers":1},{"network":"x"}]}""",
        BadRowReason.MissingMember,
        "$.data.networks[1].followers"
    )]
    [InlineData(EventTypes.Employee, """{"employeeId":"p1","networks":["x"]}""", BadRowReason.WrongType, "$.data.networks[0]")]
    [InlineData(EventTypes.Employee, """{"employeeId":"p1","hiredOn":"1850-01-01"}""", BadRowReason.TimeOutOfRange, "$.data.hiredOn")]
    [InlineData(
        EventTypes.Share,
        """{"shareId":"s1","employeeId":"p1","network":"x","sharedAt":"2026-01-13T09:15:00Z","mentions":["p2",3]}""",
        BadRowReason.WrongType,
        "$.data.mentions[1]"
    )]
    [InlineData(
        EventTypes.Share,
        """{"shareId":"s1","employeeId":"p1","network":"x","sharedAt":"2026-01-13T09:15:00Z","mentions":"p2"}""",
        BadRowReason.WrongType,
        "$.data.mentions"
    )]
    public void Read_BadData_SaysWhatAndWhere(string type, string data, BadRowReason reason, string path) =>
        Assert.Equal((null, new Problem(reason, path)), Read(Event(type, data)));

    [Fact]
    public void Read_TextTooLong_IsBad() =>
        Assert.Equal(
            (null, new Problem(BadRowReason.BadText, "$.data.employeeId")),
            Read(
                Event(
                    EventTypes.Erasure,
                    $$"""{"employeeId":"{{new string('x', EventLimits.MaxTextLength + 1)}}","requestedAt":"2026-01-13T09:15:00Z"}"""
                )
            )
        );

    [Fact]
    public void Read_NamesThatAreNoText_AreIgnored()
    {
        var json = Event(EventTypes.Erasure, """{"\ud800":1,"employeeId":"p1","requestedAt":"2026-01-13T09:15:00Z"}""");
        Assert.NotNull(Read(json).Fact);
        Assert.NotNull(Read("{\"\\ud800\":{}," + json[1..]).Fact);
    }

    [Fact]
    public void Read_AnyText_IsAFactOrAProblem() =>
        Gen.Select(Gen.OneOf(EventTypes.All.ToArray()), Gen.String, Gen.String)
            .Sample(
                (type, name, value) =>
                {
                    var data = JsonSerializer.Serialize(
                        new Dictionary<string, string>
                        {
                            ["employeeId"] = value,
                            ["requestedAt"] = value,
                            [name] = value,
                        }
                    );
                    var (fact, problem) = Read(Event(type, data));
                    Assert.True(fact is null != problem is null);
                }
            );

    private static string Event(string type, string data) =>
        $$"""{"specversion":"1.0","id":"1","source":"/test","type":"{{type}}","data":{{data}}}""";

    private static (Fact? Fact, Problem? Problem) Read(string json) => NamedFacts.Read(json);
}
