namespace Advocacy.Pipeline.Configuration;

/// <summary>Checks of secrets. App Service hands on a reference to Key Vault that it cannot resolve as its own text, which everybody could
/// guess.</summary>
public static class SecretKey
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int Bytes = 32;

    private const string Reference = "@Microsoft.KeyVault(";

    /// <summary>Whether a value is a reference that was not resolved.</summary>
    public static bool IsUnresolved(string? value) =>
        value is not null && value.TrimStart().StartsWith(Reference, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a key; null where nothing is, or none is set.</summary>
    public static string? Mistake(string name, string? key) =>
        string.IsNullOrEmpty(key) || IsUnresolved(key) || IsKey(key)
            ? null
            : $"{name} must be at least {Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)} random bytes in base64, as "
                + $"'openssl rand -base64 32' makes them.";

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length >= Bytes;
    }
}
