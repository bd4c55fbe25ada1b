using Advocacy.Local.Commands;
using Advocacy.Local.Terminal;
using Spectre.Console;

return await CommandLine.RunAsync(args, AnsiConsole.Console, Stderr.Create(), TimeProvider.System, CancellationToken.None);
