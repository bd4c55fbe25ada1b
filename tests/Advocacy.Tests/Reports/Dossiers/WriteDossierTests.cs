using System.Net;
using System.Xml.Linq;
using Advocacy.Pipeline.Dossiers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Advocacy.Tests.Reports.Dossiers;

public sealed class WriteDossierTests : IDisposable
{
    private readonly EmbeddedPipeline _pipeline = new(
        ("Advocacy:Programme:Company", "<b>Lumen</b> & Cie"),
        ("Advocacy:Programme:ConsultedOn", "2025-02-03"),
        ("Advocacy:Retention:SurveyMonths", "13")
    );

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task RunAsync_AnyCompany_WritesFivePapersInTwoLanguagesAndTwoForms()
    {
        await _pipeline.MergeAsync([.. SmallCompany.Facts]);
        var files = await WriteAsync();
        Assert.Equal(20, files.Count);
        foreach (var file in files)
        {
            if (Path.GetExtension(file) == ".html")
            {
                var html = await File.ReadAllTextAsync(file, Cancellation);
                Assert.DoesNotContain("<b>Lumen", html, StringComparison.Ordinal);
                // Nothing stayed unfilled.
                Assert.DoesNotMatch(@">[^<]*\{\w+\}", html);
                _ = XDocument.Parse(
                    html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
                        .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
                        .Replace("initial-scale=1\">", "initial-scale=1\"/>", StringComparison.Ordinal)
                        .Replace("<br>", "<br/>", StringComparison.Ordinal)
                );
            }
            else
            {
                using var document = WordprocessingDocument.Open(file, isEditable: false);
                Assert.Empty(new OpenXmlValidator().Validate(document, Cancellation).Select(error => error.Description));
            }
        }
    }

    [Fact]
    public async Task RunAsync_OptionsThatHold_StandInThePapers()
    {
        await _pipeline.MergeAsync([.. SmallCompany.Facts]);
        var record = await ReadAsync("processing-record.en");
        Assert.Contains("13 months", record, StringComparison.Ordinal);
        Assert.Contains("13 mois", await ReadAsync("processing-record.fr"), StringComparison.Ordinal);
        Assert.Contains("<b>Lumen</b> & Cie uses Advocacy", await ReadAsync("workers-notice.en"), StringComparison.Ordinal);
        Assert.Contains(
            "Date de consultation saisie par l’entreprise\u00A0: 03/02/2025",
            await ReadAsync("workers-notice.fr"),
            StringComparison.Ordinal
        );
        Assert.Contains("Source: Advocacy:Retention", record, StringComparison.Ordinal);
        Assert.Contains("no model yet", await ReadAsync("model-sheet.en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoConsultationRecorded_LeavesItOpenAndSaysThatNoListIsMade()
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Programme:ConsultedOn", ""));
        await pipeline.Get<WriteDossier>().RunAsync(Cancellation);
        var notice = await File.ReadAllTextAsync(pipeline.Folder["dossier/workers-notice.en.html"], Cancellation);
        Assert.Contains("Until then no list is made.", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("entered by the company", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Again_MakesTheSameBytes()
    {
        await _pipeline.MergeAsync([.. SmallCompany.Facts]);
        var first = await Task.WhenAll((await WriteAsync()).Select(file => File.ReadAllBytesAsync(file, Cancellation)));
        var second = await Task.WhenAll((await WriteAsync()).Select(file => File.ReadAllBytesAsync(file, Cancellation)));
        Assert.Equal(first, second);
    }

    private Task<IReadOnlyList<string>> WriteAsync() => _pipeline.Get<WriteDossier>().RunAsync(Cancellation);

    private async Task<string> ReadAsync(string name)
    {
        await WriteAsync();
        return WebUtility.HtmlDecode(await File.ReadAllTextAsync(_pipeline.Folder[$"dossier/{name}.html"], Cancellation));
    }
}
