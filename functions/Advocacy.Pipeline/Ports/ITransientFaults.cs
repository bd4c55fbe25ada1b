namespace Advocacy.Pipeline.Ports;

/// <summary>Knows faults that waiting may mend: something that is needed does not answer, or is too busy.</summary>
public interface ITransientFaults
{
    /// <summary>Whether an exception is one.</summary>
    bool IsTransient(Exception exception);
}
