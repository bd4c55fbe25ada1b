using Advocacy.Domain.Merging;
using Advocacy.Domain.People;

namespace Advocacy.Adapters.Cosmos;

/// <summary>A person but for what they and others do: attributes, followers, surveys, consents, invitations. It grows by a record of the
/// directory or a survey, some 150 bytes each; a daily export fills the 2 MB of a document after some 35 years.</summary>
/// <param name="Id">Hash of the person's id; also the partition.</param>
/// <param name="State">What is known; of an erased person nothing, and no id.</param>
/// <param name="IsErased">Whether the person was erased: nothing is taken in any more.</param>
internal sealed record PersonDocument(string Id, EmployeeActivity State, bool IsErased) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    public static string IdOf(string employeeId) => Fingerprint.Hex("employee", employeeId);
}
