using System.Globalization;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.WeeklyList;
using MimeKit;

namespace Advocacy.Reports.List;

/// <summary>The list as a message: a page, the same as text, and the spreadsheet. Its id and boundaries follow from the list, so that a
/// message that comes twice is known as one, and the same list makes the same bytes.</summary>
internal static class ListMessage
{
    /// <summary>The message of a list in a language.</summary>
    public static MimeMessage Of(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        ListTexts texts,
        MailOptions options
    )
    {
        using var workbook = new MemoryStream();
        ListWorkbook.Write(workbook, list, directory, texts);
        var identity = Fingerprint.Hex("list mail", list.List.ToString(), texts.Language)[..24];
        var answers = options.Pages is { Length: > 0 } pages ? new Uri(new Uri(pages), "/list") : null;
        var builder = new BodyBuilder
        {
            HtmlBody = ListHtml.Of(list, directory, texts, answers),
            TextBody = ListHtml.PlainOf(list, directory, texts, answers),
        };
        builder.Attachments.Add(
            $"{list.List}.{texts.Language}.xlsx",
            workbook.ToArray(),
            new ContentType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        );
        var message = new MimeMessage
        {
            Subject = ListHtml.Filled(texts.Mail.Subject, list),
            Date = list.MadeAt,
            MessageId = $"{identity}@{MailboxAddress.Parse(options.From).Domain}",
            Body = builder.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("Advocacy", options.From));
        message.To.AddRange(
            options.To.Where(recipient => recipient.Language == texts.Language).Select(recipient => MailboxAddress.Parse(recipient.Address))
        );
        foreach (
            var (number, part) in message
                .BodyParts.Prepend(message.Body)
                .OfType<MimeEntity>()
                .Concat(Multiparts(message.Body))
                .Distinct()
                .Index()
        )
        {
            part.ContentId = null;
            if (part is Multipart multipart)
            {
                multipart.Boundary = string.Create(CultureInfo.InvariantCulture, $"=-{identity}-{number}");
            }
        }

        // Any program and any server reads it.
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static IEnumerable<MimeEntity> Multiparts(MimeEntity entity) =>
        entity is Multipart multipart ? multipart.SelectMany(Multiparts).Prepend(multipart) : [];
}
