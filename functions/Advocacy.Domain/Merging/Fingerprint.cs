using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Advocacy.Domain.Merging;

/// <summary>Hashes of content: the same on every machine and in every run.</summary>
public static class Fingerprint
{
    private const byte Separator = 0x1F;
    private const int OnStack = 1024;
    private const string Missing = "\u0000";

    /// <summary>The first 64 bits of SHA-256 over the parts; a missing part differs from an empty one.</summary>
    public static long Of(params ReadOnlySpan<string?> parts) => BinaryPrimitives.ReadInt64BigEndian(Hash(parts));

    /// <summary>SHA-256 over the parts as 64 lower-case hexadecimal digits.</summary>
    public static string Hex(params ReadOnlySpan<string?> parts) => Convert.ToHexStringLower(Hash(parts));

    /// <summary>SHA-256 of bytes as 64 lower-case hexadecimal digits.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Hash(ReadOnlySpan<string?> parts)
    {
        var most = 0;
        foreach (var part in parts)
        {
            most += Encoding.UTF8.GetMaxByteCount((part ?? Missing).Length) + 1;
        }

        var text = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var length = 0;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetBytes(part ?? Missing, text[length..]);
            text[length++] = Separator;
        }

        return SHA256.HashData(text[..length]);
    }
}
