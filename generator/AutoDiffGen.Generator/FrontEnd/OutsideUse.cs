namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What code does with cells that are not its own variables', from nothing to everything.</summary>
internal enum OutsideUse
{
    None,

    /// <summary>It looks at cells of an array that an object holds.</summary>
    Reads,

    /// <summary>It writes such cells, or runs what nobody knows.</summary>
    Unknown,
}
