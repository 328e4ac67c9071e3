using AutoDiffGen;

namespace Corpus;

/// <summary>What any part of a machine has.</summary>
public abstract class MachinePart
{
    private double wear = 0.5;

    public double Mass;

    public double Load { get; set; }

    public double Wear => wear;

    public virtual double Drag => 0;

    public double Weight() => (Mass * 2) + (Load * wear);

    public void Use(double hours) => wear += hours * Load;
}

/// <summary>A part with an array beside what it inherits.</summary>
public class Gear : MachinePart
{
    public double[] Teeth = new double[2];

    public double Ratio { get; set; } = 1;

    public double Pitch()
    {
        double sum = 0;
        foreach (double tooth in Teeth) sum += tooth * Ratio;
        return sum * Mass;
    }
}

/// <summary>The third class of three.</summary>
public sealed class WormGear : Gear
{
    public double Angle;

    public override double Drag => Angle * Load;
}

/// <summary>Objects of classes that inherit fields and properties, private fields among them.</summary>
public static partial class InheritedMembers
{
    [Case("[0.5, 3, 2, 1, 4, 5], 1.5", Value = 233.5, Gradient = "[8, 76.5, 2, 45, 45, 45], 153")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Read(Gear g, double x) => g.Pitch() * x * 2 + g.Load * g.Wear * 4 + g.Mass * x;

    [Case("[0.5, 3, 2, 1, 4, 5, 6]", Value = 84, Gradient = "[0, 0, 54, 0, 0, 0, 14]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThirdClass(WormGear g) => g.Drag * (g.Load + 5);

    [Case("[0.5, 3, 2, 1, 4, 5], 1.5", Value = 6785.625, Gradient = "[2677.5, 1400, 5026.875, 969.375, 1454.0625, 1357.125], 14132.5")]
    [Writes("g")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Written(Gear g, double x)
    {
        g.Use(x);
        g.Mass += g.Wear * x;
        g.Teeth[1] *= x;
        return g.Weight() * g.Pitch();
    }

    [Case("[0.5, 3, 2, 1, 4, 5], 1.5", Value = 6.5, Gradient = "[3, 3, -3.25, 6.5, 0, 0], 7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(Gear g, double x) => Heavier(g, x) * g.Teeth[0];

    private static double Heavier(MachinePart p, double x) => p.Weight() * x - p.Load * p.Load;

    [Case("[0.5, 3, 2, 1, 4, 0.5, 6], 1.5", Value = 6.75, Gradient = "[0, 1.5, 4.5, 0, 0, 13.5, 0], 1.5")]
    [Writes("g")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double InALoop(WormGear g, double x)
    {
        for (int i = 0; i < 3; i++)
        {
            if (g.Mass > 4)
            {
                g.Mass -= g.Angle * x;
            }
            else
            {
                g.Mass += g.Load * x;
                g.Angle *= g.Ratio;
            }
        }

        return g.Mass * g.Angle;
    }

    [Case("[0.5, 3, 2, 1, 4, 5], [1, 2, 3, 4, 5, 6, 7]", Value = 100, Gradient = "[0, 0, 42, 0, 4, 0], [0, 42, 28, 4, 0, 0, 12]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber & ~Derivatives.Jacobian)]
    public static double BaseAndDerived(Gear a, WormGear b)
    {
        a.Mass = b.Mass * a.Load;
        return a.Mass * b.Drag + a.Teeth[1] * b.Teeth[0];
    }

    [Refused("ADG0116")]
    [Case("[0.5, 3, 2, 1, 4, 5]", Value = 0, Gradient = "[0, 0, 0, 0, 0, 0]")]
    [Differentiable]
    public static double DependsOnTheClass(Gear g) => g.Drag * g.Mass;
}
