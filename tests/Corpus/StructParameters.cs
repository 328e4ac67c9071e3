using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A struct of fields that anyone may write.</summary>
public struct Pair
{
    public double A, B;
}

/// <summary>A readonly struct that its constructor alone can fill.</summary>
public readonly struct Velocity(double x, double y)
{
    public double X { get; } = x;

    public double Y { get; } = y;

    public double Energy => (X * X + Y * Y) / 2;

    public static Velocity operator +(Velocity a, Velocity b) => new(a.X + b.X, a.Y + b.Y);

    public static Velocity operator -(Velocity v) => new(-v.X, -v.Y);

    public static Velocity operator *(double k, Velocity v) => new(k * v.X, k * v.Y);

    public void Deconstruct(out double x, out double y) => (x, y) = (X, Y);
}

/// <summary>A struct of structs.</summary>
public readonly record struct State(Velocity Speed, Pair Place, double Mass);

/// <summary>Structs and tuples as parameters, by value and by reference.</summary>
public static partial class StructParameters
{
    [Case("[2, 3], 4", Value = 10, Gradient = "[3, 2], 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Fields(Pair p, double x) => p.A * p.B + x;

    [Case("[3, 4], 2", Value = 25, Gradient = "[6, 8], 12.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Properties(in Velocity v, double mass) => mass * v.Energy;

    [Case("[2, 3], [4, 5]", Value = 23, Gradient = "[4, 5], [2, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Tuples((double X, double Y) a, (double, double) b) => a.X * b.Item1 + a.Y * b.Item2;

    [Case("[3, 4, 1, 2, 5]", Value = 64.5, Gradient = "[15, 20, 2, 1, 12.5]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(State s)
    {
        var (speed, place, mass) = s;
        return mass * speed.Energy + place.A * s.Place.B;
    }

    [Case("[2, 3], 5", Value = 44, Gradient = "[20, 11], 8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ParameterChanges(Pair p, double k)
    {
        p.A *= k;
        var q = p;
        q.B += 1;
        p = q;
        p.B -= 1;
        return p.A * p.B + Sum(q);
    }

    private static double Sum(in Pair p) => p.A + p.B;

    [Case("[1, 2], [3, 4], 0.5", Value = 9.75, Gradient = "[1.5, 2.25], [1.5, 2.25], -39")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Operators(Velocity a, Velocity b, double k)
    {
        var sum = a + b;
        sum += -(k * sum);
        var (x, y) = sum;
        return 3 * (x * x + y * y) / 4;
    }

    [Case("[2, 3], 4", Leaves = "[8, 3], 4")]
    [Writes("p")]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void Ref(ref Pair p, double k)
    {
        for (int i = 0; i < 1; i++) p.A *= k;
    }

    [Case("2, [0, 0]", Leaves = "2, [4, 8]")]
    [Writes("v", NeverRead = ["v"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian)]
    public static void Out(double x, out Velocity v) => v = new Velocity(x * x, x * x * x);

    [Case("[2, 3], 0.5, default", Value = 4, Gradient = "[1.5, 1], 8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Constant(Pair p, double k, [Constant] Pair scale)
    {
        if (p.A < scale.A) throw new ArgumentException($"{p.A} is less than {scale.A}.", nameof(p));
        return p.A * p.B * k + 2 * k + scale.B;
    }
}
