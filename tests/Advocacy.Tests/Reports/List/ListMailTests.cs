using System.Net;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using SmtpResponse = SmtpServer.Protocol.SmtpResponse;

namespace Advocacy.Tests.Reports.List;

public sealed class ListMailTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmtpInbox _inbox = new();

    public async ValueTask DisposeAsync()
    {
        await _inbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SendAsync_ServerWithStartTls_GetsTheListOnceInTheLanguageOfEach()
    {
        await SendAsync();
        await SendAsync();
        Assert.Equal(2, _inbox.Messages.Count);
        var english = _inbox.Messages.Single(message => message.Subject!.StartsWith("Colleagues to invite: 2,", StringComparison.Ordinal));
        Assert.Equal(["hr@example.com", "people@example.com"], english.To.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Equal("rh@example.com", _inbox.Messages.Single(message => message != english).To.Mailboxes.Single().Address);
        Assert.Equal("2026-W03.en.xlsx", english.Attachments.Single().ContentDisposition!.FileName);
        // What came from outside is text, and only what is an address of the web is a link.
        Assert.Contains("&lt;b&gt;Lef", english.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/c1?a=1&amp;b=2\"", english.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", english.HtmlBody, StringComparison.Ordinal);
        // Who is held out is nobody's business.
        Assert.All(
            _inbox.Messages,
            message => Assert.DoesNotContain("d4e5f6", message.HtmlBody + message.TextBody, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void MessageTo_ContentWhoseAddressIsNone_LeavesItOut()
    {
        var entry = AnyList.Record.Invited[0];
        var hostile = entry with { Offered = [entry.Offered[1]] };
        Assert.All(
            ListTexts.All,
            texts =>
            {
                Assert.Contains("https://example.com/c1", texts.MessageTo(entry), StringComparison.Ordinal);
                Assert.DoesNotContain("javascript", texts.MessageTo(hostile), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Of_PagesNamed_LeadsToTheListThere()
    {
        foreach (var texts in ListTexts.All)
        {
            using var message = ListMessage.Of(AnyList.Record, AnyList.Directory, texts, new() { Pages = "https://advocacy.example.com" });
            Assert.Contains("href=\"https://advocacy.example.com/list\"", message.HtmlBody, StringComparison.Ordinal);
            Assert.Contains("https://advocacy.example.com/list", message.TextBody, StringComparison.Ordinal);
        }

        Assert.NotEmpty(new MailOptions { Pages = "javascript:alert(1)" }.Mistakes());
    }

    [Fact]
    public async Task SendAsync_RefusedAndTriedAgain_IsSentOnce()
    {
        _inbox.Answer = SmtpResponse.TransactionFailed;
        await Assert.ThrowsAsync<DependencyDownException>(SendAsync);
        Assert.Empty(_inbox.Messages);
        _inbox.Answer = SmtpResponse.Ok;
        await SendAsync();
        await SendAsync();
        Assert.Equal(2, _inbox.Messages.Count);
    }

    [Fact]
    public async Task SendAsync_ConnectionBreaksWhenItMayHaveArrived_IsNotSentAgain()
    {
        var sent = await SendAsync(_inbox.BreakingClient);
        Assert.All(sent, line => Assert.Contains("in doubt", line, StringComparison.Ordinal));
        await SendAsync();
        Assert.Equal(2, _inbox.Messages.Count);
    }

    [Fact]
    public async Task SendAsync_SeveralAtTheSameTime_SendOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SendAsync, Cancellation)));
        Assert.Equal(2, _inbox.Messages.Count);
    }

    [Fact]
    public async Task SendAsync_CertificateThatNobodyVouchesFor_SendsNothing()
    {
        await Assert.ThrowsAsync<DependencyDownException>(() => SendAsync(() => new SmtpClient()));
        Assert.Empty(_inbox.Messages);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>Faults that no server of ours can be made to have.</summary>
    public static TheoryData<Exception> Refusals =>
        [new ServiceNotAuthenticatedException(), new ServiceNotConnectedException(), new SmtpCommandException(default, default, "5.7.0")];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task SendAsync_ServerThatForgetsUsBeforeItTakesAMessage_IsTriedAgain(Exception refusal)
    {
        using var client = Substitute.For<SmtpClient>();
        client.SendAsync(Arg.Any<MimeMessage>(), Arg.Any<CancellationToken>(), Arg.Any<ITransferProgress>()).ThrowsAsync(refusal);
        await Assert.ThrowsAsync<DependencyDownException>(() => SendAsync(() => client));
        await SendAsync();
        Assert.Equal(2, _inbox.Messages.Count);
    }

    [Fact]
    public async Task SendAsync_PasswordThatIsNoLongerGood_SendsNothingAndLeavesNoNote()
    {
        using var client = Substitute.For<SmtpClient>();
        client
            .AuthenticateAsync(Arg.Any<Encoding>(), Arg.Any<ICredentials>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new AuthenticationException("535 5.7.8"));
        var options = new MailOptions
        {
            Host = "localhost",
            User = "hr",
            From = "a@example.com",
            To = [new() { Address = "hr@example.com" }],
        };
        var refused = await Assert.ThrowsAsync<DependencyDownException>(() => SendAsync(() => client, options));
        Assert.Contains("the mail server cannot be used: 535", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task SendAsync_NoServer_WritesMessagesThatAnyProgramReads()
    {
        var files = await SendAsync(() => throw new InvalidOperationException("nobody is to be asked"), new MailOptions());
        Assert.Equal([_folder["candidates/2026-W03.en.eml"], _folder["candidates/2026-W03.fr.eml"]], files);
        Assert.All(await File.ReadAllBytesAsync(files[1], Cancellation), letter => Assert.True(letter < 0x80));
        var message = await MimeMessage.LoadAsync(files[1], Cancellation);
        Assert.Contains("Équipe", System.Net.WebUtility.HtmlDecode(message.HtmlBody), StringComparison.Ordinal);
        Golden.Matches("mail.fr.txt", message.TextBody!);
        Golden.Matches("mail.fr.html", message.HtmlBody!);
    }

    private Task<IReadOnlyList<string>> SendAsync() => SendAsync(_inbox.Client);

    private Task<IReadOnlyList<string>> SendAsync(Func<SmtpClient> client) =>
        SendAsync(
            client,
            new MailOptions
            {
                Host = "localhost",
                Port = _inbox.Port,
                From = "advocacy@example.com",
                To =
                [
                    new() { Address = "hr@example.com" },
                    new() { Address = "rh@example.com", Language = "fr" },
                    new() { Address = "people@example.com", Language = "en" },
                ],
            }
        );

    private Task<IReadOnlyList<string>> SendAsync(Func<SmtpClient> client, MailOptions options) =>
        new ListMail(
            new FolderOutputs(_folder.Path),
            client,
            Options.Create(options),
            Options.Create(new PageOptions()),
            NullLogger<ListMail>.Instance
        ).SendAsync(AnyList.Record, AnyList.Directory, Cancellation);
}
