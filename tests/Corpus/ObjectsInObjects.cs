using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A layer of a network.</summary>
public sealed class Dense
{
    public double[] W = new double[2];

    public double B { get; set; }

    public int Calls;

    public double At(double x) => Math.Tanh((W[0] * x) + B) * W[1];

    public void Scale(double k)
    {
        for (int i = 0; i < W.Length; i++) W[i] *= k;
        B *= k;
        Calls++;
    }
}

/// <summary>A record in an object.</summary>
public sealed record Shift(double By);

/// <summary>An object of objects: fields, properties, and what cannot be set.</summary>
public class TwoLayers
{
    public Dense Hidden = new();

    public Dense Output { get; } = new();

    public Shift Last { get; init; } = new(0);

    public double Gain;

    public double At(double x) => (Output.At(Hidden.At(x)) * Gain) + Last.By;
}

/// <summary>Objects of objects in an object.</summary>
public sealed class Committee
{
    public readonly TwoLayers First = new();

    public TwoLayers Second { get; } = new();

    public double Share { get; set; }
}

/// <summary>A class with numbers that nobody else sets.</summary>
public sealed class Drum
{
    private double core = 3;

    public double Radius { get; } = 1;

    public double Turns { get; private set; } = 2;

    public double Length => (core + Radius) * Turns;

    public void Wind(double by) => Turns += by * core;
}

/// <summary>An object that keeps another to itself.</summary>
public sealed class Crate
{
    private readonly Drum content = new();

    public double Tare;

    public double Weight => content.Length * Tare;

    public void Fill(double by) => content.Wind(by);
}

/// <summary>Objects that hold objects, as parameters.</summary>
public static partial class ObjectsInObjects
{
    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 1.725, Gradient = "[2.25, 0, 6, 0, 0.75, 0, 0.2, 0.3], 0.75")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Read(TwoLayers n, double x) => n.Hidden.W[0] * n.Output.W[1] * x + n.Last.By * n.Gain * n.Hidden.B;

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 0.950471376705, Gradient = "[-2.257562309593, -0.725553055816, -1.66027269772, 2.401577488336, -3.053026633156, 1.737580368669, 1.920952687808, -2.289769974867], -0.907751927855")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Called(TwoLayers n, double x)
    {
        Dense hidden = n.Hidden;
        return n.At(x) * hidden.At(n.Last.By);
    }

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 5.834961005865, Gradient = "[0.291127204525, 0.205875812509, 3.627590648344, 0, 1.88997400391, 1.144501948443, 1, 1.589155795199], 0.710425262918")]
    [Writes("n")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Written(TwoLayers n, double x)
    {
        n.Hidden.Scale(x);
        n.Output.B += n.Gain * n.Hidden.B;
        n.Output.W[0] = n.Output.B;
        n.Output.Calls++;
        return n.At(x);
    }

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 3.33, Gradient = "[4.5, 0, 0, 0, 0.72, 10.8, 1.11, 0], 2.22")]
    [Writes("n")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double HandedOn(TwoLayers n, double x) => Mixed(n.Hidden, n.Output) * Moved(n.Last, x);

    private static double Mixed(Dense a, Dense b)
    {
        a.B = b.B * 2;
        b.W[1] *= a.B;
        return a.B * b.W[1] + a.W[0];
    }

    private static double Moved(Shift s, double x) => s.By * x;

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], [1, 2, 3], 1.5", Value = 2.801572864364, Gradient = "[0, 0, 0.917505835795, 0, 1.857715242909, 0, 0, 0], [0.617505835795, 1.393286432182, 0], 0.462837612916")]
    [Writes("d")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double BesideAnother(TwoLayers n, Dense d, double x)
    {
        d.B = n.Hidden.B * x;
        return d.At(x) * n.Output.W[1] + d.B * n.Hidden.B;
    }

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 0.03, Gradient = "[0, 0, 0.3, 0.06, 0.01, 0.15, 0, 0], 0.07")]
    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], -1.5", Value = 0.77, Gradient = "[0.3, 0.3, 7.7, 0, 0, 0.1, 0, 0.375], -0.5")]
    [Writes("n")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double InALoop(TwoLayers n, double x)
    {
        for (int i = 0; i < n.Hidden.W.Length; i++)
        {
            if (x > 0) n.Hidden.B *= x + n.Output.W[i];
            else n.Output.B -= x * n.Hidden.W[i] * n.Gain;
        }

        return n.Hidden.B * n.Output.B;
    }

    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2, 1, 0.5, 0.3, 0.7, -2, 0.4, 5, 6, 0.25], 1.5", Value = -1.736285265474, Gradient = "[-0.369337731355, -0.162855282741, -0.246225154237, 0.325710565481, -0.41406243852, 0.235656891021, 0.25, -0.31054682889, -0.298841301721, -3.642966188353, -0.199227534481, -2.602118705967, 2.807595803847, -5.496624800986, 0.75, -0.935865267949, 3.002547512475], -0.322340111599")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThreeLevels(Committee c, double x) => c.Share * c.First.At(x) + (1 - c.Share) * c.Second.At(x);

    [Case("[3, 1, 2, 5], 1.5", Value = 130, Gradient = "[62.5, 32.5, 20, 26], 60", Leaves = "[3, 1, 6.5, 5], 1.5")]
    [Writes("c")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PrivateInside(Crate c, double x)
    {
        c.Fill(x);
        return c.Weight;
    }

    [Refused("ADG0106")]
    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 2.25, Gradient = "[0, 0, 0, 0, 0, 0, 0, 0], 3")]
    [Writes("n")]
    [Differentiable]
    public static double Replaced(TwoLayers n, double x)
    {
        n.Hidden = new Dense { B = x };
        return n.Hidden.B * x;
    }

    [Refused("ADG0106")]
    [Case("[0.5, 2, 0.1, -1, 1.5, 0.2, 3, 2], 1.5", Value = 2.25, Gradient = "[0, 0, 0, 0, 0, 0, 0, 0], 3")]
    [Writes("n")]
    [Differentiable]
    public static double OneOfTheTwo(TwoLayers n, double x)
    {
        Dense d = x > 0 ? n.Hidden : n.Output;
        d.B = x;
        return n.Hidden.B * x;
    }
}
