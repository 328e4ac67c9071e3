namespace AutoDiffGen.Tests.Solvers;

/// <summary>Models and residuals that the tests of least squares fit.</summary>
public static partial class FitFunctions
{
    /// <summary>A sensor as a user of C# asked how to fit it: two columns of readings, five parameters.</summary>
    [Differentiable]
    public static double Sensor(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> x) =>
        p[0] + 1 / (1 / (x[0] / 256 * p[1] + 3 * p[2]) + 1 / (x[1] / 1024 * p[3] + 2 * p[4]));

    [Differentiable]
    public static double Line(ReadOnlySpan<double> b, [Constant] double x) => b[0] + b[1] * x;

    [Differentiable]
    public static double Decay(ReadOnlySpan<double> b, [Constant] double x) => b[0] * Math.Exp(-b[1] * x);

    /// <summary>Two factors of which only the product can be told.</summary>
    [Differentiable]
    public static double Product(ReadOnlySpan<double> b, [Constant] double x) => b[0] * b[1] * x + b[2];

    [Differentiable]
    public static double Root(ReadOnlySpan<double> b, [Constant] double x) => Math.Sqrt(b[0] - x);

    /// <summary>Meyer's function as residuals: the thermistor of the set of standard functions.</summary>
    [Differentiable(Derivatives = Derivatives.Jacobian)]
    public static void Thermistor(ReadOnlySpan<double> p, [Constant] ReadOnlySpan<double> y, Span<double> residuals)
    {
        for (int i = 0; i < y.Length; i++) residuals[i] = p[0] * Math.Exp(p[1] / (45 + 5 * (i + 1) + p[2])) - y[i];
    }

    [Differentiable(Derivatives = Derivatives.Jacobian)]
    public static void Rosenbrock(ReadOnlySpan<double> p, Span<double> residuals)
    {
        residuals[0] = 10 * (p[1] - p[0] * p[0]);
        residuals[1] = 1 - p[0];
    }

    [Differentiable(Derivatives = Derivatives.Jacobian)]
    public static void PowellSingular(ReadOnlySpan<double> p, Span<double> residuals)
    {
        double middle = p[1] - 2 * p[2], outer = p[0] - p[3];
        residuals[0] = p[0] + 10 * p[1];
        residuals[1] = Math.Sqrt(5) * (p[2] - p[3]);
        residuals[2] = middle * middle;
        residuals[3] = Math.Sqrt(10) * outer * outer;
    }

    [Differentiable(Derivatives = Derivatives.Jacobian)]
    public static void BrownDennis(ReadOnlySpan<double> p, Span<double> residuals)
    {
        for (int i = 0; i < residuals.Length; i++)
        {
            double t = (i + 1) / 5.0, first = p[0] + t * p[1] - Math.Exp(t), second = p[2] + p[3] * Math.Sin(t) - Math.Cos(t);
            residuals[i] = first * first + second * second;
        }
    }
}
