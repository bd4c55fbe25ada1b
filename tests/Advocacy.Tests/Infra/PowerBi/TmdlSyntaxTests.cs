namespace Advocacy.Tests.Infra.PowerBi;

public sealed class TmdlSyntaxTests
{
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "infra", "powerbi"), "*.tmdl", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Golden.Root, file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Mistakes_OurDocument_HasNone(string document) =>
        Assert.Empty(TmdlSyntax.Mistakes(File.ReadAllText(Path.Combine(Golden.Root, document))));

    [Theory]
    [InlineData("table a\n\tmeasure Total sum = 1\n", "a name that needs quotes")]
    [InlineData("table a.b\n", "a name that needs quotes")]
    [InlineData("table a\n\tmeasure 'it's' = 1\n", "a name that needs quotes")]
    [InlineData("table a\n    measure x = 1\n", "spaces begin a line")]
    [InlineData("table a\n\t\tmeasure x = 1\n", "is too deep")]
    [InlineData("table a\n\t/// What it is\n\n\tmeasure x = 1\n", "a description stands before")]
    [InlineData("table a\n\tcolumn x\n\t\t/// What it is\n\t\tdataType: int64\n", "a description stands before")]
    [InlineData("table a\n\tmeasure x = 1\n\t\tformatString: 0\n\t\tformatString: 0.0\n", "is there twice")]
    [InlineData("table a\n\tcolumn x\n\tcolumn x\n", "is declared twice")]
    [InlineData("table a\n\tmeasure x =\n\t\tvar y = 1\n\t\treturn y\n", "nor a property")]
    [InlineData("table a\n\tcolumn x\n\t\tdataType int64\n", "nor a property")]
    [InlineData("table a\n\tcolumn x\n\t\tdisplayFolder: \"a\n", "quotes are not closed")]
    [InlineData("role a\n\tcolumn x\n", "nor a property")]
    [InlineData("isHidden\n", "is a property of nothing")]
    [InlineData("table a\n\tfrobnicate: 1\n", "table has no frobnicate")]
    [InlineData("table a\n\tcolumn x\n\t\tdataType: integer\n\t\tsummarizeBy: none\n", "dataType may not be integer")]
    [InlineData("table a\n\tcolumn x\n\t\tdataType: int64\n\t\tsummarizeBy: total\n", "summarizeBy may not be total")]
    [InlineData("table a\n\tisHidden: yes\n", "isHidden may not be yes")]
    [InlineData("table a\n\tcolumn x\n\t\tdataType\n\t\tsummarizeBy: none\n", "dataType may not be")]
    [InlineData("table\n", "without a name")]
    [InlineData("table a\n\tpartition p\n\t\tmode: import\n", "is not declared so")]
    [InlineData("table a\n\tpartition p = q\n\t\tmode: import\n", "is not declared so")]
    [InlineData("table a\n\tpartition p = m\n\t\tmode: imported\n", "mode may not be imported")]
    [InlineData("table a\n\tmeasure x =\n\t\tformatString: 0\n", "nothing follows")]
    [InlineData("table a\n\tmeasure x =\n", "nothing follows")]
    [InlineData("table a\n\n\t/// What it is", "a description stands before nothing")]
    [InlineData("relationship r\n\tfromColumn: a.b\n", "a relationship has no toColumn")]
    public void Mistakes_PlantedOne_IsFound(string text, string mistake) =>
        Assert.Contains(TmdlSyntax.Mistakes(text), found => found.Contains(mistake, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "table a\n\tisHidden\n\n\t/// One\n\t/// Two\n\t"
            + "measure 'a.b it''s' =\n\t\t\tvar x = 1\n\n\t\t\treturn x\n\t\tformatString: \" a \"\"b\"\n"
    )]
    [InlineData(
        "model Model\n\tculture: en-US\n\tdefaultPowerBIDataSourceVersion: powerBI_V3\n"
            + "\tdataAccessOptions\n\t\tlegacyRedirects\n\nref table a\n"
    )]
    [InlineData("table a\n\tpartition p = m\n\t\tmode: import\n\t\tsource =\n\t\t\tlet\n\t\t\t\tx = 1\n\t\t\tin\n\t\t\t\tx\n")]
    [InlineData(
        "cultureInfo fr-FR\n\n\ttranslations\n\n\t\tmodel Model\n\n\t\t\ttable a\n\t\t\t\tcaption: A\n\n"
            + "\t\t\t\tmeasure 'b c'\n\t\t\t\t\tcaption: B\n"
    )]
    public void Mistakes_WhatTheLanguageAllows_IsNone(string text) => Assert.Empty(TmdlSyntax.Mistakes(text));

    [Fact]
    public void Folder_Files_AreThoseOfTheLanguageAndEachIsReferredTo()
    {
        var files = Directory.EnumerateFiles(TmdlModel.Folder, "*", SearchOption.AllDirectories).ToList();
        var references = File.ReadAllLines(Path.Combine(TmdlModel.Folder, "model.tmdl"));
        Assert.All(
            files.Select(file => Path.GetRelativePath(TmdlModel.Folder, file).Replace('\\', '/')),
            file =>
            {
                Assert.Matches(@"^((tables|roles)/\w+|cultures/[a-z]{2}-[A-Z]{2}|database|model|relationships|expressions)\.tmdl$", file);
                Assert.True(
                    !file.Contains('/', StringComparison.Ordinal)
                        || references.Contains($"ref {KindOf(file.Split('/')[0])} {Path.GetFileNameWithoutExtension(file)}"),
                    $"{file} is not referred to"
                );
            }
        );
        Assert.Equal(
            files.Count(file => Path.GetDirectoryName(file) != TmdlModel.Folder),
            references.Count(line => line.StartsWith("ref ", StringComparison.Ordinal))
        );

        static string KindOf(string folder) => folder == "cultures" ? "cultureInfo" : folder[..^1];
    }
}
