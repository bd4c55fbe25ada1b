using System.CommandLine;
using BenchmarkDotNet.Running;

namespace Advocacy.Benchmarks.Inner;

/// <summary>inner: the inner loops, by BenchmarkDotNet.</summary>
internal static class InnerCommand
{
    public static Command Create()
    {
        var rest = new Argument<string[]>("ARGS")
        {
            Description = "Arguments of BenchmarkDotNet, such as --filter *Read*",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("inner", "The inner loops, by BenchmarkDotNet") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
            BenchmarkSwitcher
                .FromAssembly(typeof(InnerCommand).Assembly)
                .Run(["--artifacts", Path.Combine("out", "inner"), .. result.GetValue(rest) ?? [], .. result.UnmatchedTokens])
        );
        return command;
    }
}
