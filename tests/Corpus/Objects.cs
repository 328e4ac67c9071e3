using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>An object with numbers, some behind properties, and with something that is none.</summary>
public sealed class Spring
{
    public double Stiffness;

    public double Damping { get; set; }

    public double Length { get; set; }

    public int Turns { get; set; } = 2;
}

/// <summary>A vector with operators.</summary>
public record struct Spot(double X, double Y)
{
    public readonly double Square => X * X + Y * Y;

    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator *(double k, Spot a) => new(k * a.X, k * a.Y);
}

/// <summary>An object with a struct inside.</summary>
public class Mover
{
    public Spot Place;
    public double Mass;
}

/// <summary>Objects whose fields are read and written.</summary>
public static partial class Objects
{
    private static readonly Mover s_other = new();

    [Case("[3, 0.5, 2], 1.5", Value = 6.75, Gradient = "[1.75, 4.5, -4.5], 13")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Energy(Spring s, double x)
    {
        double stretch = x * s.Turns - s.Length;
        return s.Stiffness * stretch * x + s.Damping * x * s.Turns + s.Stiffness * s.Damping / 2;
    }

    [Case("[1, 2, 3], [4, 5, 6]", Value = 107, Gradient = "[13, 14, 12], [16, 17, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Pair(Mover a, Mover b) => a.Mass * (b.Place.X * 2 + b.Place.Y) + (a.Place + b.Place).Square - a.Place.X * a.Mass + b.Mass * a.Place.X - 9;

    [Case("[1, 2, 3], 0.5", Value = 573.75, Gradient = "[1093.5, 887.625, -36], 7267.5")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Move(Mover m, double dt)
    {
        for (int i = 0; i < 2; i++)
        {
            m.Place += dt * m.Place;
            m.Place.X *= m.Mass;
        }

        if (m.Place.Y > 3) m.Mass -= dt * m.Place.Y;
        return m.Place.Square / m.Mass;
    }

    [Case("[3, 0.5, 2], [1, 2, 3]", Leaves = "[3, 4.5, 2], [1, 2, 4]")]
    [Writes("s", "m")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Exchange(Spring s, Mover m)
    {
        s.Turns++;
        (s.Damping, m.Mass) = (m.Mass * s.Damping * s.Turns, s.Length * 2);
    }

    [Refused("ADG0106")]
    [Writes("m")]
    [Case("[1, 2, 3], 2", Value = 8, Gradient = "[0, 0, 0], 12")]
    [Differentiable]
    public static double SeenThroughAnother(Mover m, double x)
    {
        m.Mass = x * x;
        return s_other.Mass + m.Mass * x;
    }

    [Case("[1, 2, 3]", Value = 6, Gradient = "[0, 0, 1]")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AnotherName(Mover m)
    {
        Mover same = m;
        same.Mass += 3;
        return m.Mass;
    }

    [Case("[1, 2, 3]", Value = 14, Gradient = "[3, 0, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Captured(Mover m)
    {
        Func<double, double> scale = v => v * m.Mass;
        return scale(m.Place.X) + 11;
    }
}
