namespace Advocacy.Pipeline.Options;

/// <summary>Somebody who gets the lists.</summary>
public sealed class MailRecipient
{
    /// <summary>Their address.</summary>
    public string Address { get; set; } = "";

    /// <summary>Their language, en or fr.</summary>
    public string Language { get; set; } = "en";
}
