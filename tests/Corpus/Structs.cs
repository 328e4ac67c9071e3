using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Structs as local variables: what is copied when, and in which order.</summary>
public static partial class Structs
{
    private struct Point
    {
        public double X, Y;

        public Point(double x, double y) => (X, Y) = (x, y);

        public readonly double Product => X * Y;

        public readonly double Dot(Point other) => X * other.X + Y * other.Y;

        public void Scale(double k)
        {
            X *= k;
            Y *= k;
        }

        public double Next()
        {
            double before = X;
            X *= Y;
            return before;
        }

        public readonly double NextOfACopy()
        {
            Point copy = this;
            copy.X += 1;
            return copy.Product;
        }
    }

    private struct Segment
    {
        public Point Start, End;
        public int Tag;
        public string? Name;

        public readonly Point Middle() => new((Start.X + End.X) / 2, (Start.Y + End.Y) / 2);
    }

    [Case("2, 3", Value = 30, Gradient = "31, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SwapOfFields(double x, double y)
    {
        var p = new Point(x, y);
        p = new Point(p.Y + p.X, p.X);
        (p.X, p.Y) = (p.Y, p.X);
        return p.X * (p.Y * x + p.Y);
    }

    [Case("2, 3", Value = 24, Gradient = "12, 14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MethodThatChangesItsStruct(double x, double y)
    {
        var p = new Point { X = x, Y = 1 };
        p.Scale(y);
        return p.X * p.Y + p.Next();
    }

    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReceiverReadBeforeItChanges(double x, double y)
    {
        var p = new Point(x, y);
        return p.X * p.Next() * p.Y;
    }

    private readonly struct Holder(Point point)
    {
        public readonly Point Inner = point;

        public Point Copy { get; } = point;
    }

    [Case("2, 3", Value = 20, Gradient = "20, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DefensiveCopies(double x, double y)
    {
        var h = new Holder(new Point(x, y));
        return h.Inner.Next() * h.Inner.Next() + h.Copy.Next() * h.Copy.Next() + x * h.Inner.Y * x;
    }

    [Case("2, 3", Value = 15, Gradient = "6, 5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CopyOfThis(double x, double y)
    {
        var p = new Point(x, y);
        return p.NextOfACopy() + p.Product;
    }

    [Case("2, 3, 1", Value = 11.25, Gradient = "3.75, 2.25, 3.75")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double x, double y, double z)
    {
        Segment s = default;
        s.Tag = 3;
        s.Name = "s";
        s.Start = new Point(x, y);
        var t = s;
        t.End.X = z;
        t.End.Y = 2 * t.Start.Y - 2 * y + 2;
        t.Start.Y = y;
        var (a, b) = (t.Middle(), s.End);
        return a.X * (a.Y * t.Tag + b.X);
    }

    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Case("-2, 3", Value = -1, Gradient = "-1, -1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chosen(double x, double y)
    {
        Point p = x > 0 ? new Point(x, y) : new Point { X = x + y, Y = -1 };
        return p.Product;
    }

    [Case("2, 3, 0", Value = 6, Gradient = "3, 2")]
    [Case("2, 3, 1", Value = 6, Gradient = "5, 0")]
    [Case("2, 3, 2", Value = 12, Gradient = "6, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Switched(double x, double y, int kind)
    {
        (double A, double B) t = kind switch { 0 => (x, y), 1 => (x, x + 1), _ => (2 * x, y) };
        return t.A * t.B;
    }

    [Case("1.5, 3", Value = 22.59375, Gradient = "53.3125")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x, int n)
    {
        var p = new Point(1, x);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            var q = p;
            q.Scale(x);
            sum += q.Dot(p);
            p.X = q.X;
        }

        return sum;
    }

    [Case("2, 3", Value = 14, Gradient = "5, 3")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
    public static double SeenByCopiedCode(double x, double y)
    {
        var p = new Point(x, y);
        if (p.X < -100) throw new ArgumentException($"The point ({p.X}, {p.Y}) of {p} is out of range.", nameof(x));
        string text = p.ToString()!;
        return p.Product + (text.Length > 0 ? p.X : 0) + 1 + x + y;
    }
}
