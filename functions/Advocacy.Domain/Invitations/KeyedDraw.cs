using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>Draws that follow from a key, a list, a purpose and a person: HMAC-SHA256, its first 53 bits as a number from 0 to below
/// 1.</summary>
/// <param name="key">The key, secret.</param>
/// <param name="list">The list.</param>
public sealed class KeyedDraw(ReadOnlyMemory<byte> key, IsoWeek list)
{
    private const int Bits = 53;

    /// <summary>The draw of a person for a purpose, uniform over [0, 1).</summary>
    public double Uniform(string purpose, PersonId person) => Uniform(key, purpose, list.ToString(), person);

    /// <summary>The draw of a person for a purpose and what it is about, uniform over [0, 1).</summary>
    public static double Uniform(ReadOnlyMemory<byte> key, string purpose, string subject, PersonId person)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"{purpose}\u001F{subject}\u001F{person.Value}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - Bits)) / (double)(1UL << Bits);
    }
}
