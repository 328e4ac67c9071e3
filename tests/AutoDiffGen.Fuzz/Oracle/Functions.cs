namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>The functions of <see cref="Math"/> that random programs call, with first and second derivatives.</summary>
internal static class Functions
{
    /// <summary>Whether a kink, an overflow or an underflow was met since this was last set to false: what the derivative is there is policy.</summary>
    [ThreadStatic]
    public static bool MetKink;

    public static HyperDual Apply(string name, HyperDual[] x) => (name, x.Length) switch
    {
        ("Sin", 1) => HyperDual.Chain(Math.Sin(x[0].V), x[0], Math.Cos(x[0].V), -Math.Sin(x[0].V)),
        ("Cos", 1) => HyperDual.Chain(Math.Cos(x[0].V), x[0], -Math.Sin(x[0].V), -Math.Cos(x[0].V)),
        ("Exp", 1) => HyperDual.Chain(Math.Exp(x[0].V), x[0], Math.Exp(x[0].V), Math.Exp(x[0].V)),
        ("Log", 1) => HyperDual.Chain(Math.Log(x[0].V), x[0], 1 / x[0].V, -1 / (x[0].V * x[0].V)),
        ("Tanh", 1) => Tanh(x[0]),
        ("Atan", 1) => Atan(x[0]),
        ("Sqrt", 1) => Sqrt(x[0]),
        ("Abs", 1) => Pick(Math.Abs(x[0].V), x[0], -x[0], x[0].V.CompareTo(-x[0].V)),
        ("Max", 2) => Pick(Math.Max(x[0].V, x[1].V), x[0], x[1], x[0].V.CompareTo(x[1].V)),
        ("Min", 2) => Pick(Math.Min(x[0].V, x[1].V), x[0], x[1], x[1].V.CompareTo(x[0].V)),
        ("Floor", 1) => Math.Floor(x[0].V),
        ("Hypot", 2) => Sqrt(x[0] * x[0] + x[1] * x[1]) with { V = double.Hypot(x[0].V, x[1].V) },
        _ => throw new NotSupportedException($"The oracle does not know '{name}' of {x.Length} arguments."),
    };

    private static HyperDual Tanh(HyperDual x)
    {
        double t = Math.Tanh(x.V), d = (1 - t) * (1 + t);
        return HyperDual.Chain(t, x, d, -2 * t * d);
    }

    private static HyperDual Atan(HyperDual x)
    {
        double d = 1 / (1 + x.V * x.V);
        return HyperDual.Chain(Math.Atan(x.V), x, d, -2 * x.V * d * d);
    }

    private static HyperDual Sqrt(HyperDual x)
    {
        double r = Math.Sqrt(x.V);
        MetKink |= r == 0;
        return HyperDual.Chain(r, x, 0.5 / r, -0.25 / (r * x.V));
    }

    /// <summary>The larger one; at a tie half of each.</summary>
    private static HyperDual Pick(double value, HyperDual x, HyperDual y, int order) => order switch
    {
        > 0 => x with { V = value },
        < 0 => y with { V = value },
        _ => Kink(value, x, y),
    };

    private static HyperDual Kink(double value, HyperDual x, HyperDual y)
    {
        MetKink |= x != y;
        return new(value, 0.5 * (x.A + y.A), 0.5 * (x.B + y.B), 0.5 * (x.C + y.C));
    }
}
