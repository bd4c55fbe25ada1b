namespace Advocacy.Web.SignIn;

/// <summary>Where to go back to: never to another site.</summary>
internal static class LocalPath
{
    /// <summary>The path, where it is one of this site; otherwise the first page.</summary>
    public static string Of(string? path) =>
        path is ['/', .. var rest]
        && rest is not ['/' or '\\', ..]
        && rest.All(letter => letter is > ' ' and < (char)127)
        && !rest.Contains('\\')
            ? path
            : "/";
}
