using System.Globalization;

namespace Advocacy.Tests.Support;

/// <summary>Numbers that look random and follow from a seed alone.</summary>
internal sealed class Chance(string seed)
{
    private long _drawn;

    /// <summary>The next number from 0 to below a bound.</summary>
    public int Next(int bound) =>
        (int)((ulong)Fingerprint.Of(seed, Interlocked.Increment(ref _drawn).ToString(CultureInfo.InvariantCulture)) % (ulong)bound);
}
