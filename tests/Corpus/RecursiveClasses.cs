using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Trees of objects: members that call the same member of the objects below.</summary>
public static partial class RecursiveClasses
{
    private interface INode
    {
        double Value(double x);
    }

    private sealed class Scaled(double k) : INode
    {
        public double Value(double x) => k * x;
    }

    private sealed class Plus(INode a) : INode
    {
        public double Value(double x) => a.Value(x) + x * x;
    }

    private sealed class Times(INode a, INode b) : INode
    {
        public double Value(double x)
        {
            if (x < 0) return x;
            return a.Value(x) * b.Value(x + 1);
        }
    }

    private abstract class Shape(Shape? inner)
    {
        protected readonly Shape? _inner = inner;

        public abstract double Area(double r);
    }

    private sealed class Disc(Shape? inner) : Shape(inner)
    {
        public override double Area(double r) => 3 * r * r - (_inner is null ? 0 : _inner.Area(r / 2));
    }

    private sealed class Square(Shape? inner) : Shape(inner)
    {
        public override double Area(double r) => 4 * r * r - (_inner is null ? 0 : _inner.Area(r / 2));
    }

    private static readonly INode s_tree = new Times(new Plus(new Plus(new Scaled(2))), new Plus(new Scaled(3)));
    private static readonly Shape s_shapes = new Disc(new Square(new Disc(null)));

    // (2x + 2x²)(3(x + 1) + (x + 1)²)y.
    [Case("2, 5", Value = 1080, Gradient = "1440, 216")]
    [Case("-1, 5", Value = -5, Gradient = "5, -1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Tree(double x, double y) => s_tree.Value(x) * y;

    // 3r² - (4r²/4 - 3r²/16) = 35/16 r².
    [Case("4", Value = 35, Gradient = "17.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double r) => s_shapes.Area(r);

    [Case("2, 3", Value = 648, Gradient = "864")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += s_tree.Value(x);
        return sum;
    }
}
