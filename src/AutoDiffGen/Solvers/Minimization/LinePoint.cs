namespace AutoDiffGen.Solvers;

/// <summary>A step of a line search, with value and slope of the objective there.</summary>
internal readonly record struct LinePoint(double Step, double Value, double Slope)
{
    /// <summary>The minimiser of the cubic through values and slopes at two points, written to be accurate near the first.</summary>
    public static double CubicMinimum(in LinePoint a, in LinePoint b)
    {
        (double theta, double gamma) = Cubic(a, b);
        double p = gamma - a.Slope + theta, q = gamma - a.Slope + gamma + b.Slope;
        return a.Step + p / q * (b.Step - a.Step);
    }

    /// <summary>The same when it lies beyond a, seen from b; the limit where the cubic has no minimum there.</summary>
    public static double CubicMinimumBeyond(in LinePoint a, in LinePoint b, double limit)
    {
        (double theta, double gamma) = Cubic(a, b);
        double p = gamma - a.Slope + theta, q = gamma + (b.Slope - a.Slope) + gamma, r = p / q;
        return r < 0 && gamma != 0 ? a.Step + r * (b.Step - a.Step) : limit;
    }

    /// <summary>The same point for the objective less slope times step.</summary>
    public LinePoint Tilted(double slope) => new(Step, Value - slope * Step, Slope - slope);

    // γ has the sign of the direction from a to b.
    private static (double Theta, double Gamma) Cubic(in LinePoint a, in LinePoint b)
    {
        double theta = 3 * (a.Value - b.Value) / (b.Step - a.Step) + a.Slope + b.Slope;
        double s = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(a.Slope), Math.Abs(b.Slope)));
        double gamma = s * Math.Sqrt(Math.Max(0, theta / s * (theta / s) - a.Slope / s * (b.Slope / s)));
        return (theta, b.Step < a.Step ? -gamma : gamma);
    }
}
