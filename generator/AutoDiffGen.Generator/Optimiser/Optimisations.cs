namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What the compiler does only to be fast or to write less.</summary>
[Flags]
internal enum Optimisations
{
    None = 0,

    /// <summary>Callees in the place of their calls.</summary>
    Inlining = 1,

    /// <summary>Computing again what the adjoint needs, and reading it from cells that still hold it, instead of recording it.</summary>
    Recomputation = 2,

    /// <summary>The passes of <see cref="Optimiser"/>.</summary>
    Simplification = 4,

    All = Inlining | Recomputation | Simplification,
}
