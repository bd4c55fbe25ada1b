using System.CommandLine;
using Advocacy.Benchmarks.Inner;
using Advocacy.Benchmarks.Models;
using Advocacy.Benchmarks.Peers;

return await new RootCommand("Benchmarks of Advocacy.")
{
    PeersCommand.Create(),
    ModelsCommand.Create(),
    InnerCommand.Create(),
    WorkCommand.Create(),
}
    .Parse(args)
    .InvokeAsync();
