using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Where the memory of tapes and temporary arrays comes from.</summary>
internal static class Storage
{
    /// <summary>The number of records a tape holds before it asks the pool for memory.</summary>
    public const int TapeRecordsOnStack = 64;

    /// <summary>Whether the variable is declared together with a second one that owns its memory.</summary>
    public static bool NeedsHolder(Define define) => define is { Value: Allocate, Target.Type.Shape: Shape.Span } or { Value: Allocate { IsPooled: true }, Target.Type.HasRows: true };

    public static bool IsTape(Local local) => local.Type.Recorded is not null;}
