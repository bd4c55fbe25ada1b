using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using SmtpResponse = SmtpServer.Protocol.SmtpResponse;

namespace Advocacy.Tests.Support;

/// <summary>A mail server on loopback, with TLS by a certificate of its own, which keeps what it is sent.</summary>
internal sealed class SmtpInbox : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate = NewCertificate();
    private readonly Task _serving;

    public SmtpInbox()
    {
        var services = new ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new(System.Net.IPAddress.Loopback, Port)).Certificate(_certificate))
            .Build();
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; } = TestServer.FreePorts(1)[0];

    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    /// <summary>What it says to a message.</summary>
    public SmtpResponse Answer { get; set; } = SmtpResponse.Ok;

    /// <summary>A client that trusts it.</summary>
    public SmtpClient Client() => Trusting(new SmtpClient());

    /// <summary>A client whose connection breaks when the server has taken the message.</summary>
    public SmtpClient BreakingClient() => Trusting(new Breaking());

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (Answer.ReplyCode == SmtpReplyCode.Ok)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            Messages.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        }

        return Answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _serving;
        }
        catch (OperationCanceledException)
        {
            // That is how it stops.
        }

        _certificate.Dispose();
        _stop.Dispose();
    }

    private SmtpClient Trusting(SmtpClient client)
    {
        client.ServerCertificateValidationCallback = (_, certificate, _, _) =>
            certificate!.GetCertHashString() == _certificate.GetCertHashString();
        return client;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            now.AddDays(-1),
            now.AddDays(1)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Breaking : SmtpClient
    {
        public override async Task<string> SendAsync(
            FormatOptions options,
            MimeMessage message,
            CancellationToken cancellationToken = default,
            MailKit.ITransferProgress? progress = null
        )
        {
            await base.SendAsync(options, message, cancellationToken, progress);
            throw new IOException("the connection broke");
        }
    }
}
