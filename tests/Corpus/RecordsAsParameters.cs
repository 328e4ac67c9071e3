using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A record whose numbers only its constructor sets.</summary>
public record Pull(double Force, double Angle)
{
    public double Offset { get; init; }

    public double Lateral => Force * Math.Sin(Angle);
}

/// <summary>A record that inherits numbers.</summary>
public sealed record Gust(double Force, double Angle, double Peak) : Pull(Force, Angle);

/// <summary>A record with an array.</summary>
public sealed record Beam(double Length, double[] Stiffness, double Damping)
{
    public Beam()
        : this(0, new double[2], 0)
    {
    }
}

/// <summary>A struct in a record.</summary>
public record struct Harbour(double X, double Y);

/// <summary>A record with a struct.</summary>
public sealed record Ship(Harbour Place, double Mass);

/// <summary>A class with properties that nobody else sets.</summary>
public sealed class Spool
{
    private readonly double core;

    public Spool(double core, double turns) => (this.core, Turns) = (core, turns);

    public double Radius { get; } = 1;

    public double Turns { get; private set; }

    public int Windings { get; private set; }

    public double Length => (core + Radius) * Turns;

    public void Wind(double by)
    {
        Turns += by * core;
        Windings++;
    }
}

/// <summary>Records, and other objects that keep their numbers, as parameters: the derivative is written into the object that the caller made.</summary>
public static partial class RecordsAsParameters
{
    [Case("[3, 0.5, 2], 1.5", Value = 8.157414923719, Gradient = "[2.719138307906, 3.949121528507, 3], 1.438276615813")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Read(Pull p, double x) => p.Lateral * x + p.Offset * p.Force;

    [Case("[3, 0.5, 2, 4]", Value = 6.75310646325, Gradient = "[1.917702154417, 12.530990742684, 0.5, 1.438276615813]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Inherited(Gust g) => g.Lateral * g.Peak + g.Offset * g.Angle;

    [Case("[3, 1, 2, 0.5], 1.5", Value = 5.25, Gradient = "[1.75, 2.25, 1.5, 10.5], 1.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnArray(Beam b, double x)
    {
        double sum = 0;
        foreach (double stiffness in b.Stiffness) sum = sum * x + stiffness * b.Length;
        return sum * b.Damping;
    }

    [Case("[3, 1, 2, 0.5], 1.5", Value = 4.125, Gradient = "[1, 1.125, 0.5625, 4.5], 1.5")]
    [Writes("b")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double ArrayWritten(Beam b, double x)
    {
        for (int i = 0; i < b.Stiffness.Length; i++) b.Stiffness[i] *= x * b.Damping;
        return b.Stiffness[0] * b.Stiffness[1] + b.Length;
    }

    [Case("[3, 0.5, 2], [1, 2, 3, 4], 1.5", Value = 44, Gradient = "[12, 16, 9.5], [11, 16.5, 11, 0], 24")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(Pull p, Gust g, double x) => Moment(p, x) * Moment(g, p.Offset);

    private static double Moment(Pull p, double arm) => p.Force * arm + p.Angle * p.Offset;

    [Case("[3, 0.5, 2], 1.5", Value = 4.5, Gradient = "[1.5, 9, 0], 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Deconstructed(Pull p, double x)
    {
        var (force, angle) = p;
        (_, double again) = p with { Angle = x };
        return force * angle * again * 2;
    }

    [Case("[2, 3, 5]", Value = 30, Gradient = "[15, 10, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double StructInside(Ship s) => s.Place.X * s.Place.Y * s.Mass;

    [Case("[3, 0.5, 2], 1.5", Value = 8.04491628007, Gradient = "[2.681638760023, 3.292599909932, 3], 1.097533303311")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithAnother(Pull p, double x)
    {
        Pull q = p with { Angle = x * p.Angle, Offset = p.Force };
        return q.Lateral + q.Offset * p.Offset;
    }

    [Case("[3, 0.5, 2], 1.5", Value = 2.876553231625, Gradient = "[0.958851077208, 5.265495371342, 1.438276615813], 0")]
    [Case("[3, 0.5, 2], 0.5", Value = 0.719138307906, Gradient = "[0.239712769302, 1.316373842836, 0], 1.438276615813")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EitherOfThem(Pull p, double x)
    {
        Pull q = x > 1 ? p : new Pull(x, p.Angle) { Offset = p.Force };
        return q.Lateral * q.Offset;
    }

    [Case("[3, 0.5, 2], 1.5", Value = 1.247720887665, Gradient = "[0.415906962555, 18.758327260407, 0], 15.461473619986")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(Pull p, double x)
    {
        Pull q = p;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            q = q with { Force = q.Force * x };
            sum += q.Lateral - p.Force;
        }

        return sum;
    }

    [Case("[3, 1, 2], 1.5", Value = 156, Gradient = "[114, 39, 24], 176")]
    [Writes("s")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PrivateSetter(Spool s, double x)
    {
        s.Wind(x);
        if (s.Turns > 1) s.Wind(s.Turns);
        return s.Length * x;
    }
}
