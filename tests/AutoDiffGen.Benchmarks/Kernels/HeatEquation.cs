using System.Buffers;

namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>Heat that flows along a rod with fixed ends, step by step.</summary>
internal static partial class HeatEquation
{
    /// <summary>The time step, over the square of the distance between cells.</summary>
    private const double Ratio = 0.4;

    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Misfit(ReadOnlySpan<double> start, double conductivity, [Constant] ReadOnlySpan<double> target, int steps)
    {
        double[] u = start.ToArray();
        double c = conductivity * Ratio;
        for (int step = 0; step < steps; step++)
        {
            double left = u[0];
            for (int i = 1; i < u.Length - 1; i++)
            {
                double here = u[i];
                u[i] = here + c * (left - 2 * here + u[i + 1]);
                left = here;
            }
        }

        double misfit = 0;
        for (int i = 0; i < u.Length; i++) misfit += (u[i] - target[i]) * (u[i] - target[i]);
        return misfit / 2;
    }

    /// <summary>Keeps the whole path; what comes back is gathered, cell by cell.</summary>
    public static double Hand(ReadOnlySpan<double> start, double conductivity, ReadOnlySpan<double> target, int steps, Span<double> dStart, out double dConductivity)
    {
        if (dStart.Length != start.Length || target.Length != start.Length || start.Length < 2) throw new ArgumentException("Wrong length.", nameof(dStart));
        int n = start.Length;
        double c = conductivity * Ratio;
        double[] rented = ArrayPool<double>.Shared.Rent((steps + 1) * n);
        Span<double> path = rented;
        start.CopyTo(path);
        for (int step = 0; step < steps; step++) Step(path.Slice(step * n, n), path.Slice((step + 1) * n, n), c);

        ReadOnlySpan<double> end = path.Slice(steps * n, n);
        double misfit = 0;
        for (int i = 0; i < end.Length; i++)
        {
            double difference = end[i] - target[i];
            misfit += difference * difference;
            dStart[i] = difference;
        }

        double dC = 0;
        for (int step = steps - 1; step >= 0; step--) dC += StepBack(path.Slice(step * n, n), dStart, c);
        ArrayPool<double>.Shared.Return(rented);
        dConductivity = Ratio * dC;
        return misfit / 2;
    }

    private static void Step(ReadOnlySpan<double> u, Span<double> next, double c)
    {
        double left = u[0], here = u[1];
        next[0] = left;
        for (int i = 1; i < u.Length - 1 && i < next.Length; i++)
        {
            double right = u[i + 1];
            next[i] = here + c * (left - 2 * here + right);
            (left, here) = (here, right);
        }

        next[^1] = here;
    }

    /// <summary>The derivatives of a step's cells from those of the next step's, in place; gives that of c.</summary>
    private static double StepBack(ReadOnlySpan<double> u, Span<double> d, double c)
    {
        double dC = 0;
        double left = u[0], here = u[1];
        double dLeft = 0, dHere = d[1];
        d[0] += c * dHere;
        for (int i = 1; i < u.Length - 1 && i + 1 < d.Length; i++)
        {
            double right = u[i + 1], dRight = d[i + 1];
            dC += dHere * (left - 2 * here + right);
            d[i] = dHere + c * (dLeft - 2 * dHere + (i + 2 < d.Length ? dRight : 0));
            (left, here) = (here, right);
            (dLeft, dHere) = (dHere, dRight);
        }

        d[^1] += c * dLeft;
        return dC;
    }
}
