using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A class with methods that read and write its fields.</summary>
public sealed class Coil
{
    public static Coil Shared { get; set; } = new();

    public double K;

    public double D { get; set; }

    public int N = 2;

    public double Energy
    {
        get { return K * K / 2; }
    }

    public double Force(double x) => (-K * x * N) - D;

    public void Harden(double f) => K *= f;

    public Coil Self() => this;
}

/// <summary>Arrays in an object, one of which nobody can replace.</summary>
public sealed class Weights
{
    public double[] W = new double[2];

    public double B;

    public double[] C { get; } = new double[1];

    public string Name = "weights";

    public double At(double x)
    {
        double s = B;
        foreach (double w in W) s = s * x + w;
        return s;
    }

    public void Scale(double k)
    {
        for (int i = 0; i < W.Length; i++) W[i] *= k;
        C[0] *= k;
        B *= k;
    }
}

/// <summary>A matrix in an object.</summary>
public sealed class Form
{
    public double[,] M = new double[2, 2];

    public double[] V = new double[2];
}

/// <summary>Objects that a method gets, and hands on: to methods, to their own members, to other variables, to lambdas.</summary>
public static partial class ObjectsHandedOn
{
    [Case("[3, 0.5], 1.5", Value = -0.5, Gradient = "[1.5, -1], -3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Read(Coil s, double x) => Times(s, x) + s.Force(x) + s.Energy;

    private static double Times(Coil s, double x) => s.K * x;

    [Case("[3, 0.5], 1.5", Value = 81, Gradient = "[40.5, 0], 216")]
    [Writes("s")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Written(Coil s, double x)
    {
        s.Harden(x);
        Coil t = s;
        t.D = x * x;
        return Raise(s, x) * s.K;
    }

    private static double Raise(Coil s, double x)
    {
        s.K += x;
        return s.K * s.D;
    }

    [Case("[3, 0.5], [2, 1]", Value = 12.5, Gradient = "[0, 1], [10, 0]", Leaves = "[4, 0.5], [2, 1]")]
    [Writes("s", "t")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TwoOfThem(Coil s, Coil t) => Exchange(s, t) + s.K * t.K;

    private static double Exchange(Coil a, Coil b)
    {
        a.K = 2 * b.K;
        b.D = 1;
        return a.K + a.D;
    }

    [Case("[3, 0.5], 1.5", Value = -27, Gradient = "[-12, -9], -21")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BesideAnother(Coil s, double x)
    {
        var t = new Coil { K = x, D = s.K };
        t.K += s.D;
        return t.Force(x) * s.K;
    }

    [Case("[3, 0.5], 1.5", Value = 4.5, Gradient = "[1.5, 0], 3")]
    [Case("[3, 0.5], -1.5", Value = 2.25, Gradient = "[0, 0], -3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EitherOfThem(Coil s, double x)
    {
        Coil t = x > 0 ? s : new Coil { K = x };
        Func<double, double> times = v => t.K * v;
        return times(x);
    }

    [Case("new Corpus.Coil { K = 2, D = 1 }, [3, 0.5], 1.5", Value = 2, Gradient = "[0, 4], 1")]
    [Writes("s")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BesideAConstant([Constant] Coil c, Coil s, double x)
    {
        s.K = x * c.K;
        return Raise(s, c.D);
    }

    [Case("[1, 2, 3, 4], 2", Value = 256, Gradient = "[64, 32, 128, 0], 416")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfArrays(Weights q, double x)
    {
        double s = q.B;
        foreach (double w in q.W) s = s * x + w;
        return s * s;
    }

    [Case("[1, 2, 3, 4], 2", Value = 64, Gradient = "[8, 4, 16, 16], 52")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfArraysHandedOn(Weights q, double x) => At(q, x) * q.C[0];

    private static double At(Weights q, double x) => q.At(x);

    [Case("[1, 2, 3, 4], 2", Value = 32, Gradient = "[4, 2, 8, 0], 42", Leaves = "[2, 4, 6, 8], 2")]
    [Writes("q")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ArraysWritten(Weights q, double x)
    {
        q.Scale(x);
        return q.At(x);
    }

    [Case("[1, 2, 3, 4, 1, 2]", Value = 27, Gradient = "[1, 2, 2, 4, 12, 21]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAMatrix(Form f)
    {
        double s = 0;
        for (int i = 0; i < f.V.Length; i++)
        {
            for (int j = 0; j < f.V.Length; j++) s += f.V[i] * f.M[i, j] * f.V[j];
        }

        return s;
    }

    [Refused("ADG0106")]
    [Case("[1, 2, 3, 4], 2", Value = 24, Gradient = "[0, 0, 6, 0], 20")]
    [Writes("q")]
    [Differentiable]
    public static double ArrayReplaced(Weights q, double x)
    {
        q.W = [x, 0];
        return q.At(x) + x * (q.B + 1);
    }

    [Refused("ADG0106")]
    [Case("[3, 0.5]", Value = 7, Gradient = "[2, 0]")]
    [Writes("s")]
    [Differentiable]
    public static double Twice(Coil s) => Exchange(s, s);

    [Refused("ADG0106")]
    [Case("[3, 0.5], 1.5", Value = 4.5, Gradient = "[1.5, 0], 3")]
    [Writes("s")]
    [Differentiable]
    public static double SeenElsewhere(Coil s, double x)
    {
        double before = s.K;
        Coil.Shared.K = x;
        s.K = before;
        return s.K * x;
    }

    [Refused("ADG0106")]
    [Case("[3, 0.5], 1.5", Value = 1.5, Gradient = "[0, 0], 1")]
    [Writes("s")]
    [Differentiable]
    public static double Stored(Coil s, double x)
    {
        Coil.Shared = s;
        s.K = x;
        return Coil.Shared.K;
    }

    [Refused("ADG0106")]
    [Case("[3, 0.5], 1.5", Value = 1.5, Gradient = "[0, 0], 1")]
    [Writes("s")]
    [Differentiable]
    public static double GivenBack(Coil s, double x)
    {
        Coil t = s.Self();
        t.K = x;
        return s.K;
    }

    [Refused("ADG0106")]
    [Case("[3, 0.5], 1.5", Value = 4.5, Gradient = "[1.5, 0], 3")]
    [Differentiable]
    public static double TestedForNull(Coil? s, double x) => s is null ? x : s.K * x;
}
