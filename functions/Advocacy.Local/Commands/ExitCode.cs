namespace Advocacy.Local.Commands;

/// <summary>What a command says to the shell.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Done, but some rows were bad.</summary>
    SomeRowsBad = 1,

    /// <summary>The command or the configuration is wrong.</summary>
    Usage = 2,

    /// <summary>Something that the command needs is down, or an error of the program's own.</summary>
    DependencyDown = 3,

    /// <summary>Done, but training made no model that scores: there was too little to learn from, or what was learned may be no
    /// better than chance.</summary>
    NoModel = 4,

    /// <summary>Stopped by Ctrl-C, as shells have it.</summary>
    Stopped = 130,
}
