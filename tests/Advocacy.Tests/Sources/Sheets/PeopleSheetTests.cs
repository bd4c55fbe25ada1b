using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class PeopleSheetTests : FolderTest
{
    [Fact]
    public async Task FindAsync_ExportOfHr_NamesWhoIsAskedForAndNobodyElse()
    {
        await File.WriteAllTextAsync(
            Folder["staff.csv"],
            "\uFEFFNom;Matricule;Courriel\nZoé Lefèvre;p1;zoe@example.com\nHugo Petit;p2;\n;p3;x@example.com\nInès "
                + "Costa;p4;ines@example.com\n",
            Cancellation
        );
        var found = await FindAsync(
            new()
            {
                File = Folder["staff.csv"],
                EmployeeId = "Matricule",
                Name = "Nom",
                Email = "Courriel",
            },
            "p1",
            "p2",
            "p3",
            "p9"
        );
        Assert.Equivalent(
            new Dictionary<PersonId, DirectoryEntry>
            {
                [TestKeys.PseudonymOf("p1")] = new("Zoé Lefèvre", "zoe@example.com") { Employee = new("p1") },
                [TestKeys.PseudonymOf("p2")] = new("Hugo Petit", null) { Employee = new("p2") },
            },
            found,
            strict: true
        );
    }

    [Fact]
    public async Task FindAsync_NoDirectory_NamesNobody() => Assert.Empty(await FindAsync(new(), "p1"));

    [Fact]
    public async Task FindAsync_NoColumnOfNames_IsRefused()
    {
        Directory.CreateDirectory(Folder["directory"]);
        await File.WriteAllTextAsync(Folder["directory/people.csv"], "employee_id,email\np1,x@example.com\n", Cancellation);
        await Assert.ThrowsAsync<RefusedFileException>(() => FindAsync(new(), "p1"));
    }

    [Fact]
    public async Task FindAsync_MorePeopleThanAHandedInTableMayHold_FindsTheLast()
    {
        Directory.CreateDirectory(Folder["directory"]);
        var people = Enumerable.Range(1, SheetLimits.HandedIn.Rows + 10).Select(i => $"p{i},Name {i}");
        await File.WriteAllLinesAsync(Folder["directory/people.csv"], ["employee_id,name", .. people], Cancellation);
        var last = $"p{SheetLimits.HandedIn.Rows + 10}";
        Assert.Contains(TestKeys.PseudonymOf(last), await FindAsync(new(), last));
    }

    [Fact]
    public void CheckLength_LargerDirectoryThanIsRead_IsNotToldToCutIt()
    {
        var refused = Assert.Throws<RefusedFileException>(() => SheetLimits.Directory.CheckLength("people.csv", int.MaxValue));
        Assert.Contains("256 MB", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("several files", refused.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyDictionary<PersonId, DirectoryEntry>> FindAsync(DirectoryOptions options, params string[] ids) =>
        new PeopleSheet(new FolderOutputs(Folder.Path), Options.Create(options), Options.Create(new SheetOptions())).FindAsync(
            ids.Select(TestKeys.PseudonymOf).ToHashSet(),
            employee => TestKeys.PseudonymOf(employee.Value),
            Cancellation
        );
}
