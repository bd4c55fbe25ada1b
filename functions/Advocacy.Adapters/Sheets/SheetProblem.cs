using Advocacy.Pipeline.Contracts;

namespace Advocacy.Adapters.Sheets;

/// <summary>Why the event that a row became is a bad one, for whoever handed in the table.</summary>
internal static class SheetProblem
{
    /// <summary>The member and the reason; null where nothing is wrong.</summary>
    public static string? Of(ReadOnlyMemory<byte> json) =>
        EventReader.Read(json).Problem is { } problem ? $"{problem.Path[(problem.Path.LastIndexOf('.') + 1)..]}: {problem.Reason}" : null;
}
