using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Accounts;

/// <summary>Seals what a network granted (AES-256-GCM), by a key that follows from the pseudonym key (HKDF-SHA256), which is in Key Vault
/// or a file that its owner alone reads. It opens for the person alone for whom it was sealed.</summary>
public sealed class SealedGrants(IKeys keys, IOptions<PrivacyOptions> privacy)
{
    private const int KeyBytes = 32;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <summary>The grant, sealed: base64 (RFC 4648, for URLs).</summary>
    public async Task<string> SealAsync(PersonId person, string grant, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetBytes(grant);
        var all = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceBytes));
        using var cipher = await CipherAsync(cancellationToken);
        cipher.Encrypt(
            all.AsSpan(0, NonceBytes),
            text,
            all.AsSpan(NonceBytes + TagBytes),
            all.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(person.Value)
        );
        return Base64Url.EncodeToString(all);
    }

    /// <summary>What was sealed for a person; null where it was changed, is another's, or was sealed by another key.</summary>
    public async Task<string?> OpenAsync(PersonId person, string sealedGrant, CancellationToken cancellationToken)
    {
        try
        {
            var all = Base64Url.DecodeFromChars(sealedGrant);
            var text = new byte[Math.Max(0, all.Length - NonceBytes - TagBytes)];
            using var cipher = await CipherAsync(cancellationToken);
            cipher.Decrypt(
                all.AsSpan(0, NonceBytes),
                all.AsSpan(NonceBytes + TagBytes),
                all.AsSpan(NonceBytes, TagBytes),
                text,
                Encoding.UTF8.GetBytes(person.Value)
            );
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<AesGcm> CipherAsync(CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync("pseudonyms", privacy.Value.PseudonymKey, cancellationToken);
        return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), KeyBytes, info: "advocacy grants"u8.ToArray()), TagBytes);
    }
}
