namespace AutoDiffGen.Solvers;

/// <summary>The last few steps s and changes of gradient y, which stand for the inverse Hessian matrix.</summary>
/// <remarks>J. Nocedal, "Updating quasi-Newton matrices with limited storage", 1980: the two-loop recursion, scaled by sᵀy/yᵀy of the last pair.</remarks>
internal sealed class LbfgsHistory(int memory, int dimension)
{
    private readonly double[] steps = new double[memory * dimension], changes = new double[memory * dimension];
    private readonly double[] step = new double[dimension], change = new double[dimension];
    private readonly double[] curvatures = new double[memory], coefficients = new double[memory];
    private int first;

    /// <summary>The number of pairs.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = first = 0;

    /// <summary>Takes in a pair; one without positive curvature is left out.</summary>
    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> previous, ReadOnlySpan<double> gradient, ReadOnlySpan<double> previousGradient)
    {
        Span<double> s = step, y = change;
        for (int i = 0; i < dimension; i++)
        {
            s[i] = x[i] - previous[i];
            y[i] = gradient[i] - previousGradient[i];
        }

        double curvature = Vector.Dot(s, y);
        if (!HasCurvature(curvature, s, y)) return;
        int slot = (first + Count) % memory;
        s.CopyTo(Row(steps, slot));
        y.CopyTo(Row(changes, slot));
        curvatures[slot] = curvature;
        if (Count < memory) Count++; else first = (first + 1) % memory;
    }

    /// <summary>Takes over the pairs of another history, with the components of fixed parameters zero.</summary>
    public void CopyFree(LbfgsHistory source, ReadOnlySpan<bool> isFixed)
    {
        Clear();
        for (int k = 0; k < source.Count; k++)
        {
            int from = (source.first + k) % memory;
            Span<double> s = Row(steps, Count), y = Row(changes, Count);
            for (int i = 0; i < dimension; i++)
            {
                s[i] = isFixed[i] ? 0 : source.steps[from * dimension + i];
                y[i] = isFixed[i] ? 0 : source.changes[from * dimension + i];
            }

            curvatures[Count] = Vector.Dot(s, y);
            if (HasCurvature(curvatures[Count], s, y)) Count++;
        }
    }

    /// <summary>Replaces a gradient by minus the inverse Hessian times it.</summary>
    public void ToDirection(Span<double> gradient)
    {
        for (int k = Count - 1; k >= 0; k--)
        {
            int slot = (first + k) % memory;
            coefficients[k] = Vector.Dot(Row(steps, slot), gradient) / curvatures[slot];
            Vector.Add(-coefficients[k], Row(changes, slot), gradient);
        }

        double scale = Count == 0 ? 1 : LastScale();
        for (int i = 0; i < gradient.Length; i++) gradient[i] *= -scale;
        for (int k = 0; k < Count; k++)
        {
            int slot = (first + k) % memory;
            double beta = -Vector.Dot(Row(changes, slot), gradient) / curvatures[slot];
            Vector.Add(beta - coefficients[k], Row(steps, slot), gradient);
        }
    }

    private double LastScale()
    {
        int slot = (first + Count - 1) % memory;
        Span<double> y = Row(changes, slot);
        return curvatures[slot] / Vector.Dot(y, y);
    }

    private static bool HasCurvature(double curvature, ReadOnlySpan<double> s, ReadOnlySpan<double> y) =>
        curvature > 2.220446049250313e-16 * Vector.Norm(s) * Vector.Norm(y) && double.IsFinite(curvature);

    private Span<double> Row(double[] matrix, int slot) => matrix.AsSpan(slot * dimension, dimension);
}
