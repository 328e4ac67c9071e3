using AutoDiffGen;

namespace Corpus;

/// <summary>Calls of methods in other files and types, annotated or not, nested, repeated, with named and default arguments.</summary>
public static partial class Calls
{
    [Case("2, 3", Value = 36, Gradient = "8.5, 31")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AcrossFiles(double x, double y) => CallsHelper.Square(x) * y + CallsHelper.Cube(y) - x * CallsHelper.Offset(x);

    [Case("2", Value = 16, Gradient = "32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double x) => CallsHelper.Square(CallsHelper.Square(x));

    [Case("2, 3", Value = 13, Gradient = "4, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Annotated(double x, double y) => A01.F(x) + A01.F(y);

    [Case("2", Value = 14, Gradient = "9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ConstantAndActiveArguments(double x) => Multiply(x, 2) + Multiply(3, x) + Multiply(x, x);

    [Case("2, 3", Value = 1.5, Gradient = "-0.75, 0.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NamedArguments(double x, double y) => Divide(by: x, number: y);

    [Case("2", Value = 5, Gradient = "2.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DefaultArgument(double x) => Scaled(x);

    [Case("[1, 2, 3]", Value = 28, Gradient = "[4, 8, 12]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithAnArray(double[] a) => 2 * CallsHelper.SumOfSquares(a);

    [Case("[1, 2, 3]", Value = 36, Gradient = "[12, 12, 12]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CalleeWritesItsArray(double[] a)
    {
        CallsHelper.RunningSum(a);
        return a[2] * a[2];
    }

    [Case("0.5, 20", Value = 1.9999980926513672, Gradient = "3.9999198913574219")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LargeCalleeInALoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += CallsHelper.Power(x, i);
        return sum;
    }

    private static double Multiply(double a, double b) => a * b;

    private static double Divide(double number, double by) => number / by;

    private static double Scaled(double x, double factor = 2.5) => factor * x;
}
