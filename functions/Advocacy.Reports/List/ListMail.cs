using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.WeeklyList;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Advocacy.Reports.List;

/// <summary>Lists by SMTP with TLS, or as .eml files where no server is named. What is about to be sent is noted first, and the note is
/// taken back only where the server certainly did not take the message: of a message that may have arrived no second one is sent.</summary>
internal sealed class ListMail(
    IOutputs outputs,
    Func<SmtpClient> client,
    IOptions<MailOptions> options,
    IOptions<PageOptions> page,
    ILogger<ListMail> logger
) : IListMail
{
    private const string Notes = "audit/mail/";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SendAsync(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        CancellationToken cancellationToken
    )
    {
        var made = new List<string>();
        var isSent = options.Value.Host is { Length: > 0 };
        foreach (
            var texts in ListTexts
                .In(page.Value)
                .Where(texts => !isSent || options.Value.To.Any(recipient => recipient.Language == texts.Language))
        )
        {
            var message = ListMessage.Of(list, directory, texts, options.Value);
            made.Add(
                isSent
                    ? await ReachAsync(message, $"{Notes}{list.List}.{texts.Language}.json", cancellationToken)
                    : await WriteAsync(list, message, texts, cancellationToken)
            );
        }

        return made;
    }

    /// <inheritdoc/>
    public async Task RewriteAsync(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        CancellationToken cancellationToken
    )
    {
        foreach (var texts in ListTexts.In(page.Value))
        {
            if (await outputs.ReadAsync(Audience.HumanResources, NameOf(list, texts), cancellationToken) is not null)
            {
                await WriteAsync(list, ListMessage.Of(list, directory, texts, options.Value), texts, cancellationToken);
            }
        }
    }

    private static string NameOf(ListRecord list, ListTexts texts) => $"candidates/{list.List}.{texts.Language}.eml";

    private Task<string> WriteAsync(ListRecord list, MimeMessage message, ListTexts texts, CancellationToken cancellationToken) =>
        outputs.WriteAsync(
            Audience.HumanResources,
            NameOf(list, texts),
            stream => message.WriteToAsync(stream, cancellationToken),
            cancellationToken
        );

    /// <summary>Sends a message, and says of a server that cannot be used that it is one.</summary>
    private async Task<string> ReachAsync(MimeMessage message, string note, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(message, note, cancellationToken);
        }
        catch (Exception e)
            when (e
                    is CommandException
                        or ProtocolException
                        or ServiceNotConnectedException
                        or ServiceNotAuthenticatedException
                        or AuthenticationException
                        or SslHandshakeException
            )
        {
            throw new DependencyDownException(
                $"the mail server {(e is SmtpCommandException ? "refuses" : "cannot be used")}: {e.Message.Split('\n')[0].Trim()}",
                e
            );
        }
    }

    private async Task<string> SendAsync(MimeMessage message, string note, CancellationToken cancellationToken)
    {
        var to = $"mail to {string.Join(", ", message.To.Mailboxes.Select(mailbox => mailbox.Address))}";
        if (await outputs.ReadAsync(Audience.Auditors, note, cancellationToken) is not null)
        {
            return $"{to} (sent before)";
        }

        using var smtp = client();
        await smtp.ConnectAsync(
            options.Value.Host!,
            options.Value.Port,
            options.Value.ImplicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
            cancellationToken
        );
        if (options.Value.User is { Length: > 0 } user)
        {
            await smtp.AuthenticateAsync(user, options.Value.Password ?? "", cancellationToken);
        }

        if (!await outputs.CreateAsync(Audience.Auditors, note, "{\"state\":\"sending\"}"u8.ToArray(), cancellationToken))
        {
            return $"{to} (sent before)";
        }

        try
        {
            await smtp.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException)
        {
            // The server said no: it has nothing.
            await outputs.DeleteAsync(Audience.Auditors, note, CancellationToken.None);
            throw;
        }
        catch (Exception e) when (e is ProtocolException or IOException)
        {
            logger.MailInDoubt(e);
            return $"{to} (in doubt: the connection broke while it was sent; it is not sent again)";
        }

        await outputs.WriteAsync(
            Audience.Auditors,
            note,
            stream => stream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"state":"sent","messageId":"{{message.MessageId}}"}""")).AsTask(),
            cancellationToken
        );
        await smtp.DisconnectAsync(quit: true, CancellationToken.None);
        return to;
    }
}
