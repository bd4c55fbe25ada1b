using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Web.Events;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Volunteers;

/// <summary>Reads what is held of the person who asks, from their one partition, and of nobody else: whom to read follows from the sign-in
/// alone.</summary>
public sealed class OwnRecord(IActivityStore store, Pseudonyms pseudonyms, JustDone justDone)
{
    /// <summary>The person who asks, with what they have just done; with nothing but their pseudonym where nothing is held.</summary>
    public async Task<EmployeeActivity> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var pseudonym = (await pseudonyms.LoadAsync(cancellationToken))(EmployeeOf(context));
        var person = await store.FindAsync(pseudonym, Purpose.Rights, cancellationToken) ?? new EmployeeActivity(pseudonym);
        return await justDone.OnTopOfAsync(person, context, cancellationToken);
    }

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody of the company: the route let in whom it must not.</exception>
    public static EmployeeId EmployeeOf(HttpContext context) =>
        Visitor.Of(context.User)?.Employee ?? throw new InvalidOperationException("a page of one's own without a person");
}
