using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>How lists are brought to HR. Without a host, messages are written beside the list.</summary>
public sealed class MailOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Mail";

    /// <summary>The SMTP server, such as smtp.azurecomm.net; none writes messages beside the list.</summary>
    public string? Host { get; set; }

    /// <summary>Its port, 1 to 65,535.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether TLS begins with the connection (port 465), and not by STARTTLS. There is always TLS.</summary>
    public bool ImplicitTls { get; set; }

    /// <summary>Who signs in, or none.</summary>
    public string? User { get; set; }

    /// <summary>With which password; in Azure a reference to Key Vault.</summary>
    public string? Password { get; set; }

    /// <summary>The sender.</summary>
    public string From { get; set; } = "advocacy@localhost";

    /// <summary>Who gets the lists.</summary>
    public IReadOnlyList<MailRecipient> To { get; set; } = [];

    /// <summary>Where the pages are, as https://advocacy.example.com: the mail then leads to the list there; none names the spreadsheet
    /// alone.</summary>
    public string? Pages { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (Pages is { Length: > 0 } pages && !(Uri.TryCreate(pages, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            yield return $"{nameof(Pages)} is '{pages}', which is no address such as https://advocacy.example.com.";
        }

        if (OptionRange.Check(nameof(Port), Port, 1, 65_535) is { } port)
        {
            yield return port;
        }

        if (Host is { Length: > 0 } && To.Count == 0)
        {
            yield return $"{nameof(To)} names nobody, but {nameof(Host)} is set.";
        }

        foreach (var address in To.Select(recipient => recipient.Address).Append(From).Where(address => !IsAddress(address)))
        {
            yield return $"'{address}' is no mail address.";
        }

        foreach (var recipient in To.Where(recipient => recipient.Language is not ("en" or "fr")))
        {
            yield return $"the language of {recipient.Address} is '{recipient.Language}', but must be en or fr.";
        }
    }

    private static bool IsAddress(string address) =>
        System.Net.Mail.MailAddress.TryCreate(address, out var read) && read.Address == address;
}

/// <summary>Somebody who gets the lists.</summary>
public sealed class MailRecipient
{
    /// <summary>Their address.</summary>
    public string Address { get; set; } = "";

    /// <summary>Their language, en or fr.</summary>
    public string Language { get; set; } = "en";
}
