using Advocacy.Local.Commands;
using Advocacy.Local.Terminal;

return await CommandLine.RunAsync(args, Streams.Out(), Streams.Error(), TimeProvider.System, CancellationToken.None);
