using System.Security.Cryptography;
using System.Text;

namespace Advocacy.Domain.Values;

/// <summary>Pseudonyms: who has the key can tell which belongs to an id, and nobody else (HMAC-SHA256, RFC 2104).</summary>
public static class Pseudonym
{
    // 80 bits: of a million people two have the same one with a probability of 4·10⁻¹³.
    private const int Bytes = 10;

    /// <summary>The pseudonym of a company's id under a key: 20 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> key, string employeeId)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"pseudonym\u001F{employeeId}"), hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
