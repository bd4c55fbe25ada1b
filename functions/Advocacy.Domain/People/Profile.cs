namespace Advocacy.Domain.People;

/// <summary>A person's place by synergy and antagonism (J.-C. Fauvet's sociodynamics).</summary>
public enum Profile
{
    /// <summary>No survey in the 12 months before.</summary>
    Unsurveyed,

    /// <summary>Engagé: gives unasked, against nothing.</summary>
    Engaged,

    /// <summary>Constructif: supports with reserve, and is the more credible for it.</summary>
    Constructive,

    /// <summary>Déchiré: gives much and opposes much.</summary>
    Torn,

    /// <summary>Hésitant: gives as much as they hold back.</summary>
    Hesitant,

    /// <summary>Passif: neither for nor against.</summary>
    Passive,

    /// <summary>Grognon: complains without acting. Left alone.</summary>
    Grumbler,

    /// <summary>Opposant: defends another course. Left alone.</summary>
    Opponent,

    /// <summary>Révolté: opposes whatever it costs. Left alone.</summary>
    Rebel,
}
