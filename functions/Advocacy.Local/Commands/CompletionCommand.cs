using System.CommandLine;

namespace Advocacy.Local.Commands;

/// <summary>completion: a script by which a shell completes commands and options. It asks the program itself, and so never
/// ages.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _advocacy() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(advocacy "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _advocacy advocacy
        """;

    private const string Zsh = """
        #compdef advocacy
        _advocacy() {
            local -a found
            found=("${(@f)$(advocacy "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
            _files
        }
        compdef _advocacy advocacy
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName advocacy -ScriptBlock {
            param($word, $line, $cursor)
            advocacy "[suggest:$cursor]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["pwsh"] = PowerShell,
    };

    public static Command Create(CommandContext context)
    {
        var shell = new Argument<string>("shell")
        {
            Description = "bash: source <(advocacy completion bash); zsh likewise; pwsh: | Out-String | Invoke-Expression",
        };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Write the script by which a shell completes commands and options") { shell };
        command.SetAction(result => context.Console.Profile.Out.Writer.WriteLine(Scripts[result.GetValue(shell)!]));
        return command;
    }
}
