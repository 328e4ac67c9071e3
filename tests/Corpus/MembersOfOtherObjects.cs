using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A class as libraries have them: nothing partial, its data private.</summary>
public class YieldCurve(double spread)
{
    private const double Half = 0.5;
    private static readonly double[] s_table = [1.0, 0.5, 0.25];
    private readonly double rate = 0.05;
    private readonly double[] knots = [1.0, 2.0, 3.0];

    public double Level { get; private set; } = 2;

    private double Shift { get; } = 0.25;

    public double Rate => rate;

    public double Twice
    {
        get { return 2 * rate; }
    }

    public double this[int i] => knots[i] * rate;

    public double this[double t] => rate * t * t;

    public double Discount(double t) => Math.Exp(-rate * t);

    public double Forward(double t) => Discount(t) * Shift + Level * t + spread;

    public double Sum(double x)
    {
        double sum = 0;
        for (int i = 0; i < knots.Length; i++) sum += this.knots[i] * x;
        return sum;
    }

    public double Leveled(double x) => Level * x;

    public void Raise() => Level++;

    public static double Polynomial(double x)
    {
        double result = 0;
        for (int i = s_table.Length - 1; i >= 0; i--) result = result * x + s_table[i];
        return result + Halved(x);
    }

    private static double Halved(double x) => x * Half;
}

/// <summary>Tables of a class that has no objects.</summary>
public static class StaticCurve
{
    private static readonly double s_factor = 3;

    public static double Scaled(double x) => x * s_factor;
}

/// <summary>Methods, getters and indexers of objects that are constants: parameters, fields and locals.</summary>
public partial class MembersOfOtherObjects
{
    private readonly YieldCurve curve = new(0.5);

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 1.809674836071919, Gradient = "0.8143536762323636")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAParameter([Constant] YieldCurve curve, double t) => curve.Discount(t) * t;

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 4.7262093545089899, Gradient = "1.9886895322745505")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CallsItsOwn([Constant] YieldCurve curve, double t) => curve.Forward(t);

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 12, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReadsAPrivateArray([Constant] YieldCurve curve, double x) => curve.Sum(x);

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 0.3, Gradient = "0.15")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Getters([Constant] YieldCurve curve, double x) => curve.Rate * x + curve.Twice * x;

    [Case("new Corpus.YieldCurve(0.5), 2, 1", Value = 0.4, Gradient = "0.3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Indexers([Constant] YieldCurve curve, double x, int i) => curve[i] * x + curve[x];

    [Case("2", Value = 4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double StaticWithATable(double x) => YieldCurve.Polynomial(x);

    [Case("2", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAStaticClass(double x) => StaticCurve.Scaled(x);

    [Case("2", Value = 0.90483741803595957, Gradient = "-0.045241870901797981")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfALocal(double t)
    {
        var local = new YieldCurve(1);
        return local.Discount(t);
    }

    [Case("2", Value = 1.809674836071919, Gradient = "0.8143536762323636", Receiver = "new Corpus.MembersOfOtherObjects()")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double OfAField(double t) => curve.Discount(t) * t;

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 10, Gradient = "5")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp)]
    public static double ChangedBetweenCalls([Constant] YieldCurve curve, double x)
    {
        double before = curve.Leveled(x);
        curve.Raise();
        return before + curve.Leveled(x);
    }

    [Case("new Corpus.YieldCurve(0.5), 2", Value = 2.809674836071919, Gradient = "0.8143536762323636")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NotThere([Constant] YieldCurve? curve, double t)
    {
        double result = 1;
        if (curve is not null) result += curve.Discount(t) * t;
        return result;
    }

    [Case("2", Value = 2.25, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HoldsADerivative(double x) => new YieldCurve(x).Forward(0);
}

/// <summary>A class whose parameters are its fields.</summary>
public partial class PrimaryConstructor(double weight, double[] factors)
{
    [Case("2", Value = 30, Gradient = "21", Receiver = "new Corpus.PrimaryConstructor(3, [1, 2])")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double OfTheClass(double x) => weight * x * x + Weighted(x);

    private double Weighted(double x)
    {
        double sum = 0;
        for (int i = 0; i < factors.Length; i++) sum += factors[i] * x * weight;
        return sum;
    }
}
