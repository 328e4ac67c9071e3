using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays out of fields and objects, beside arguments that are written: none of them may be an argument.</summary>
public partial class OutsideArrays(double[]? given = null)
{
    private static readonly double[] s_table = [2, 3];
    private readonly double[] weights = given ?? [5, 7];
    public OutsideArrays? Other { get; init; }

    public double[,] Matrix { get; } = new double[,] { { 1, 2 } };

    public double[][] Rows { get; } = [[4], [5]];

    [Case("[3, 4], 2", Value = 58, Gradient = "[0, 2], 25", Receiver = "new Corpus.OutsideArrays()")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double Fields(double[] a, double x)
    {
        a[0] = weights[0] * x;
        return a[0] * weights[0] + a[1] * s_table[0];
    }

    [Case("[3, 4], 2, new Corpus.OutsideArrays()", Value = 100, Gradient = "[0, 5], 80")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OfAnotherObject(double[] a, double x, [Constant] OutsideArrays model)
    {
        a[0] = x * x;
        return a[0] * model.weights[0] + a[1] * model.weights[0] + model.Matrix[0, 1] * a[0] * model.Rows[0][0] + x * x * model.weights[1];
    }

    [Case("[3, 4], 2, new Corpus.OutsideArrays()", Value = 28, Gradient = "[0, 0], 28")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Found(double[] a, double x, [Constant] OutsideArrays model)
    {
        double[] w = model.Other is null ? model.weights : model.Other.weights;
        a[0] = x * x;
        return a[0] * w[1];
    }

    [Case("[3, 4], 2, null", Value = 4, Gradient = "[0, 0], 4")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OfNoObject(double[] a, double x, [Constant] OutsideArrays? model)
    {
        a[0] = x * x;
        return model is null ? a[0] : a[0] * model.weights[0];
    }

    [Case("[3, 4]", Value = 25, Gradient = "[6, 8]")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OnlyRead(double[] a) => a[0] * a[0] + a[1] * a[1] + 0 * s_table.Max();

    [Case("[3, 4], n => n", Value = 24, Gradient = "[8, 6]")]
    [Refused("ADG0114")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double UnknownDelegate(double[] a, Func<int, double> f) => f(2) * a[0] * a[1];

    [Case("3, n => n", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double DelegateBesideANumber(double x, Func<int, double> f) => f(2) * x * x;

    [Case("[3, 4], n => n", Value = 24, Gradient = "[8, 6]")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double DelegateThatIsVouchedFor(double[] a, Func<int, double> f) => Called(f) * a[0] * a[1];

    [NonDifferentiable]
    private static double Called(Func<int, double> f) => f(2);

    [Case("[3, 4], 2", Value = 48, Gradient = "[0, 0], 48", Receiver = "new Corpus.OutsideArrays()")]
    [Refused("ADG0114")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double WithinAMethod(double[] a, double x)
    {
        a[0] = x * x;
        return a[0] * Total();
    }

    [Case("[3, 4]", Value = 84, Gradient = "[24, 3]", Receiver = "new Corpus.OutsideArrays()")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double WithinAMethodOnlyRead(double[] a) => (a[0] * 2 + a[1] / 4) * Total();

    private double Total() => weights.Sum();

    [Case("[3, 4]", Value = 7, Gradient = "[1, 1]", Receiver = "new Corpus.OutsideArrays()")]
    [Refused("ADG0114")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public double ChangedWithinAMethod(double[] a)
    {
        double first = a[0];
        Change();
        return first + a[1];
    }

    private void Change() => weights[1] = 0;
}
