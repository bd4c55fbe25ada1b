using System.Text.Json;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Privacy;

/// <summary>A message of the queue erasure-requests: forget this person.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="RequestedAt">When it was asked.</param>
/// <param name="ErasedAt">When the store forgot them, where it has; then other places are looked at again.</param>
/// <param name="Shares">The ids of their shares, which the store no longer knows then.</param>
public sealed record ErasureMessage(
    EmployeeId EmployeeId,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ErasedAt,
    IReadOnlyList<string>? Shares = null
)
{
    /// <summary>The message that asks for it.</summary>
    public static ReadOnlyMemory<byte> Of(EmployeeId employee, DateTimeOffset requestedAt) =>
        new ErasureMessage(employee, requestedAt, null).ToBytes();

    /// <summary>The message as the queue holds it, UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
