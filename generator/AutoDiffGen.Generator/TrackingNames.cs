namespace AutoDiffGen.Generator;

/// <summary>The names of the steps of the pipeline.</summary>
internal static class TrackingNames
{
    public const string Lower = nameof(Lower);

    public const string Differentiate = nameof(Differentiate);

    public const string Group = nameof(Group);
}
