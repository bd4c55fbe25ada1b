using System.Globalization;
using Advocacy.Local.Commands;
using Advocacy.Local.Terminal;

// Whatever a library writes by the culture: the same input makes the same output on any machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.RunAsync(args, Streams.Out(), Streams.Error(), TimeProvider.System, CancellationToken.None);
