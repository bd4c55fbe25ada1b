namespace Advocacy.Adapters.Sources.Networks;

/// <summary>A post whose counters are asked for.</summary>
/// <param name="Account">Whose it is, as the table of accounts has it.</param>
/// <param name="Id">Its id on the network.</param>
internal readonly record struct AskedPost(string Account, string Id);
