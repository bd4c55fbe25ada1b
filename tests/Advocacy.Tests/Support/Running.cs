namespace Advocacy.Tests.Support;

/// <summary>The test that is running.</summary>
internal static class Running
{
    /// <summary>Stops with the test.</summary>
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
