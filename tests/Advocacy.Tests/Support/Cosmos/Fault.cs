namespace Advocacy.Tests.Support.Cosmos;

/// <summary>What can go wrong with a request.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Too many requests, with the time after which to come again.</summary>
    Throttled,

    /// <summary>The service is not available.</summary>
    Unavailable,

    /// <summary>Retry with: a conflict within the service.</summary>
    RetryWith,

    /// <summary>Not allowed, and never will be.</summary>
    Forbidden,

    /// <summary>Nothing is done and no answer comes.</summary>
    NoAnswer,

    /// <summary>It is done, but the answer is lost.</summary>
    LostAnswer,
}
