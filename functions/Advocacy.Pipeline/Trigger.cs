namespace Advocacy.Pipeline;

/// <summary>A row of the table.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Kind">What starts it.</param>
/// <param name="Binding">The schedule or the queue.</param>
/// <param name="Stage">The stage that it runs.</param>
public sealed record Trigger(string Name, TriggerKind Kind, string Binding, Type Stage);
