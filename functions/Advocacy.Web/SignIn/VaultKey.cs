using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Advocacy.Domain.Merging;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Web.SignIn;

/// <summary>The one key that every instance seals cookies and forms with, derived from a secret of Key Vault: nothing of it is written
/// anywhere. With another secret what was sealed before opens no more, which are forms that stand open and twenty minutes of what people
/// have just done.</summary>
public static class VaultKey
{
    private const int Bytes = 64;

    // Always: a key that begins when an instance does would not be the same on all.
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Has cookies and forms sealed with it.</summary>
    /// <param name="builder">The data protection of the head.</param>
    /// <param name="secret">The secret, in base64.</param>
    public static void SealWith(this IDataProtectionBuilder builder, string secret)
    {
        var one = new OneKey(KeyOf(secret));
        builder.Services.Configure<KeyManagementOptions>(options =>
            (options.XmlRepository, options.AutoGenerateKeys, options.XmlEncryptor) = (one, false, null)
        );
    }

    private static XElement KeyOf(string secret)
    {
        var master = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(secret), Bytes, info: "advocacy pages"u8.ToArray());
        var descriptor = new AuthenticatedEncryptorDescriptor(new AuthenticatedEncryptorConfiguration(), new Secret(master)).ExportToXml();
        var id = Guid.ParseExact(Fingerprint.Hex("pages", Convert.ToHexString(master))[..32], "N");
        return new(
            "key",
            new XAttribute("id", id),
            new XAttribute("version", 1),
            new XElement("creationDate", Begin.ToString("O", CultureInfo.InvariantCulture)),
            new XElement("activationDate", Begin.ToString("O", CultureInfo.InvariantCulture)),
            new XElement("expirationDate", End.ToString("O", CultureInfo.InvariantCulture)),
            new XElement(
                "descriptor",
                new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!),
                descriptor.SerializedDescriptorElement
            )
        );
    }

    private sealed class OneKey(XElement key) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [new(key)];

        public void StoreElement(XElement element, string friendlyName) =>
            throw new NotSupportedException("keys come from Key Vault, and none is stored");
    }
}
