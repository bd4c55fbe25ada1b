namespace Advocacy.Tests.Support;

/// <summary>A post on the test's network.</summary>
internal sealed record NetworkPosted(long Number, string Account, DateTimeOffset At)
{
    public long Likes { get; set; }

    public long Replies { get; set; }

    public long Reposts { get; set; }

    /// <summary>When it was last told to anybody.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>The number of the post that it shares again, on LinkedIn.</summary>
    public long? Reshares { get; init; }

    public bool IsRepost { get; init; }

    public string[] Mentions { get; init; } = [];
}
