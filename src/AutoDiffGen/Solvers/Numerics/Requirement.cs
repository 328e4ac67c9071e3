namespace AutoDiffGen.Solvers;

/// <summary>What solvers ask of their start and of data.</summary>
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

    /// <exception cref="ArgumentException">A number is infinite or NaN.</exception>
    public static void Finite(ReadOnlySpan<double> data, string name)
    {
        for (int i = 0; i < data.Length; i++)
        {
            if (!double.IsFinite(data[i])) throw new ArgumentException(FormattableString.Invariant($"Number {i} is {data[i]}; leave such points out."), name);
        }
    }

    /// <exception cref="ArgumentException">A number is infinite or NaN.</exception>
    public static void Finite(double[,] data, string name)
    {
        for (int i = 0; i < data.GetLength(0); i++)
        {
            for (int j = 0; j < data.GetLength(1); j++)
            {
                if (double.IsFinite(data[i, j])) continue;
                throw new ArgumentException(FormattableString.Invariant($"Number {j} of row {i} is {data[i, j]}; leave such points out."), name);
            }
        }
    }
}
