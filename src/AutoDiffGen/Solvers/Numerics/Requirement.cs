namespace AutoDiffGen.Solvers;

/// <summary>What every solver asks of its start.</summary>
internal static class Requirement
{
    /// <exception cref="ArgumentException">There is no parameter, or one is not finite.</exception>
    public static void Start(ReadOnlySpan<double> start)
    {
        if (start.IsEmpty) throw new ArgumentException("It is empty; there must be a parameter.", nameof(start));
        for (int j = 0; j < start.Length; j++)
        {
            if (double.IsFinite(start[j])) continue;
            throw new ArgumentException(FormattableString.Invariant($"Parameter {j} is {start[j]}; it must be finite."), nameof(start));
        }
    }
}
