using System.CommandLine;
using Advocacy.Local.Terminal;
using Advocacy.Reports.Audit;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>audit: for those who check what is published, such as a works council. It needs no store.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string[]> Folders = new("folder")
    {
        Description = "Publications that were kept: folders with star/ and reach/ in them",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create(CommandContext context)
    {
        var figures = new Command(
            "figures",
            "Subtract publications from each other, and say which differences are about fewer than five people"
        )
        {
            Folders,
        };
        figures.SetAction((result, cancellationToken) => FiguresAsync(context, result.GetValue(Folders) ?? [], cancellationToken));
        return new("audit", "Check what was published") { figures };
    }

    private static async Task<int> FiguresAsync(CommandContext context, string[] folders, CancellationToken cancellationToken)
    {
        FiguresAudit audit;
        try
        {
            audit = await FiguresAudit.OfAsync(folders, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            context.TellError($"error: {e.Message}");
            return (int)ExitCode.Usage;
        }

        foreach (var kind in audit.Findings.GroupBy(finding => (finding.Table, finding.Column, finding.What)))
        {
            context.Console.WriteLine($"{kind.Key.Table}, {kind.Key.Column}: {Numbers.Whole(kind.Count())} found, the first of them:");
            context.Console.WriteLine(TerminalText.Printable($"  {kind.First()}"));
        }

        context.Console.WriteLine(
            $"{Numbers.Whole(audit.Tried)} differences tried in {Numbers.Whole(folders.Length)} publications, "
                + $"{Numbers.Whole(audit.Findings.Count)} found that are, or may be, about fewer than five people."
        );
        return (int)(audit.Findings.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad);
    }
}
