using System.Text;

namespace Advocacy.Tests.Support;

/// <summary>A source of lines at hand.</summary>
internal sealed class Lines(IEnumerable<byte[]> lines) : IEventSource
{
    public Lines(params string[] lines)
        : this(lines.Select(Encoding.UTF8.GetBytes)) { }

    public async IAsyncEnumerable<SourceLine> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var (index, line) in lines.Index())
        {
            yield return new(line, line.Length, null, "lines", index + 1);
        }
    }
}
