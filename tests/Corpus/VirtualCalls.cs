using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>What an option pays.</summary>
public interface IPayoff
{
    double Value(double spot);

    double Strike { get; }

    double Scaled(double spot, Func<double, double> scale);
}

internal sealed class CallPayoff(double strike) : IPayoff
{
    public double Strike => strike;

    public double Value(double spot) => Math.Max(spot - strike, 0);

    public double Scaled(double spot, Func<double, double> scale) => scale(Value(spot));
}

/// <summary>Anyone may derive from it.</summary>
public class PutPayoff(double strike) : IPayoff
{
    public double Strike => strike;

    public virtual double Value(double spot) => Math.Max(strike - spot, 0);

    double IPayoff.Scaled(double spot, Func<double, double> scale) => scale(spot) - strike;
}

internal class DigitalPayoff(double strike, double width) : PutPayoff(strike)
{
    public override double Value(double spot) => Math.Tanh((spot - Strike) / width) + base.Value(spot);
}

/// <summary>Runs what its base does.</summary>
internal sealed class RenamedPayoff(double strike) : DigitalPayoff(strike, 2);

public abstract class Transformation
{
    public virtual double Offset => 0;

    public abstract double Apply(double x);

    public double Twice(double x) => Apply(Apply(x)) + Offset;
}

public sealed class Squaring : Transformation
{
    public override double Offset => 1;

    public override double Apply(double x) => x * x;
}

public sealed class Tripling : Transformation
{
    public override double Apply(double x) => 3 * x;
}

/// <summary>Nothing here implements it.</summary>
public interface IUnknown
{
    double F(double x);
}

/// <summary>Virtual and interface calls on constant objects: a choice among the classes there are.</summary>
public static partial class VirtualCalls
{
    [Case("new Corpus.CallPayoff(5), 2, 3", Value = 2, Gradient = "6, 4")]
    [Case("new Corpus.PutPayoff(7), 2, 3", Value = 2, Gradient = "-6, -4")]
    [Case("new Corpus.DigitalPayoff(7, 1), 2, 3", Value = 0.4768116880884703, Gradient = "-3.4801539503158434, -2.3201026335438955")]
    [Case("new Corpus.RenamedPayoff(7), 2, 3", Value = 1.0757656854799804, Gradient = "-3.640656801102218, -2.427104534068145")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnInterface(IPayoff payoff, double s, double k) => payoff.Value(s * k) * 2;

    [Case("new Corpus.CallPayoff(5), 8", Value = 15, Gradient = "5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Getter(IPayoff payoff, double s) => payoff.Strike * payoff.Value(s);

    [Case("new Corpus.CallPayoff(5), 8, 2", Value = 18, Gradient = "12, 9")]
    [Case("new Corpus.PutPayoff(5), 3, 2", Value = 13, Gradient = "12, 9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithALambda(IPayoff payoff, double s, double k) => payoff.Scaled(s, v => k * v * v);

    [Case("2", Value = 36, Gradient = "36")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x)
    {
        foreach (Transformation step in new Transformation[] { new Tripling(), new Squaring() }) x = step.Apply(x);
        return x;
    }

    [Case("new Corpus.Squaring(), 2", Value = 17, Gradient = "32")]
    [Case("new Corpus.Tripling(), 2", Value = 18, Gradient = "9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CallsVirtualOnes(Transformation transformation, double x) => transformation.Twice(x);

    [Case("new Corpus.Squaring(), 3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfASealedClass(Squaring squaring, double x) => squaring.Apply(x);

    [Case("null!, 3", Value = 9, Gradient = "6")]
    [Refused("ADG0116")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double WithoutImplementation(IUnknown? unknown, double x) => unknown is null ? x * x : unknown.F(x);
}
