using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>A class whose fields change, with a constructor that does more than to fill them.</summary>
public sealed class Neuron
{
    public double W, B;

    public Neuron(double w, double b)
    {
        (W, B) = (w, b);
        if (b > 0) W *= 2;
    }

    public double Bias { get => B; set => B = value * 2; }

    public double Eval(double x) => W * x + B;

    public void Scale(double k)
    {
        W *= k;
        B *= k;
    }

    public void Add(Neuron other)
    {
        W += other.W;
        B += other.W * other.B;
    }

    public Neuron Plus(double v)
    {
        W += v;
        return this;
    }
}

/// <summary>A record, of which copies are made.</summary>
public record Vec(double X, double Y)
{
    public double Square => X * X + Y * Y;

    public Vec Add(Vec other) => new(X + other.X, Y + other.Y);

    public static Vec operator +(Vec a, Vec b) => a.Add(b);

    public static Vec operator *(double k, Vec a) => new(k * a.X, k * a.Y);
}

/// <summary>A class for others to derive from.</summary>
public abstract class Figure
{
    protected double scale;

    protected Figure(double scale) => this.scale = scale;

    public double Twice => 2 * Area() * scale;

    public abstract double Area();
}

/// <summary>It calls the constructor above it, and overrides what that class calls.</summary>
public sealed class SquareFigure : Figure
{
    private readonly double side;

    public SquareFigure(double side, double scale)
        : base(scale * scale) => this.side = side;

    public override double Area() => side * side;
}

/// <summary>What is called in a constructor is that of the class below.</summary>
public class Prepared
{
    public double A;

    public Prepared(double a)
    {
        A = a;
        Prepare();
    }

    public virtual void Prepare() => A *= 3;
}

/// <summary>The class below.</summary>
public sealed class PreparedTwice(double a) : Prepared(a)
{
    public override void Prepare() => A *= 5;
}

/// <summary>Objects in an object, given to a primary constructor.</summary>
public sealed class Edge(Vec from, Vec to)
{
    public Vec From => from;

    public double Dot => from.X * to.X + from.Y * to.Y;
}

/// <summary>An object that makes another, which changes.</summary>
public sealed class Network
{
    public Neuron First { get; } = new(1, 2);

    public double Gain;

    public double Run(double x) => First.Eval(x) * Gain;
}

/// <summary>Fields that start with a value.</summary>
public sealed class Settings
{
    public double A { get; set; } = 2;

    public double B { get; init; }

    public double Product() => A * B;
}

/// <summary>An array of the caller's.</summary>
public sealed class Horner(params double[] c)
{
    public double At(double x)
    {
        double s = 0;
        for (int i = 0; i < c.Length; i++) s = s * x + c[i];
        return s;
    }
}

/// <summary>An array of the object's own.</summary>
public sealed class Cells
{
    private readonly double[] cells = new double[3];

    public void Put(int i, double v) => cells[i] = v;

    public double Squares()
    {
        double s = 0;
        foreach (double v in cells) s += v * v;
        return s;
    }
}

/// <summary>Seen as an interface.</summary>
public interface ICurve
{
    double At(double x);
}

/// <summary>A class whose parameter is its field.</summary>
public sealed class Parabola(double w) : ICurve
{
    public double At(double x) => w * x * x;
}

/// <summary>It tells others of itself.</summary>
public sealed class Registered
{
    public static Registered? Last { get; private set; }

    public double V;

    public Registered(double v)
    {
        V = v;
        Last = this;
    }
}

/// <summary>It keeps an object that is somebody else's.</summary>
public sealed class Keeper(Neuron kept)
{
    public Neuron Kept => kept;
}

/// <summary>Objects that the method makes: their fields carry derivatives, and each is one object whatever it is called.</summary>
public static partial class MadeObjects
{
    private static readonly List<Neuron> s_all = [];
    private static Neuron? s_last;

    [Case("2, 3, 0.5", Value = 5.25, Gradient = "1.5, 0.5, 13")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TwoNames(double w, double b, double x)
    {
        var l = new Neuron(w, b);
        l.Scale(x);
        var k = l;
        k.W += x;
        return l.Eval(x) + l.W;
    }

    [Case("2, 3", Value = 85, Gradient = "125, 15")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Copies(double x, double y)
    {
        var p = new Vec(x, y);
        Vec q = p with { Y = x * x };
        for (int i = 0; i < 3; i++) q = q.Add(0.5 * p);
        return q.X * q.Y * p.X;
    }

    [Case("2", Value = 48, Gradient = "64")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AddedToItself(double x)
    {
        var p = new Vec(x, x * x);
        p += p;
        return p.Add(p).Y + p.X * p.Y;
    }

    [Case("2, 3", Value = 76, Gradient = "76, 48")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Derived(double r, double s)
    {
        Figure figure = new SquareFigure(r, s);
        return figure.Twice + figure.Area();
    }

    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double x, double y)
    {
        var edge = new Edge(new Vec(x, 0), new Vec(y, x));
        return edge.Dot * edge.From.X;
    }

    [Case("3", Value = 54, Gradient = "39")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NestedAndChanged(double x)
    {
        var n = new Network { Gain = x };
        n.First.W = x;
        Neuron first = n.First;
        first.B += x;
        return n.Run(x) + 4 * x;
    }

    [Case("3", Value = 33, Gradient = "29")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Initializers(double x) => new Settings { A = x * x, B = x }.Product() + new Settings { B = x }.Product();

    [Case("1.5", Value = 27, Gradient = "54")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InOrder(double x)
    {
        var s = new Settings { A = x *= 2, B = x * x };
        return s.Product();
    }

    [Case("1, 2", Value = 50, Gradient = "90, 80")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(double x, double y)
    {
        Neuron l = Make(x);
        double a = Raise(l, y);
        return a * l.B;
    }

    private static Neuron Make(double x)
    {
        var made = new Neuron(x, 1);
        made.B = x * x;
        return made;
    }

    private static double Raise(Neuron l, double y)
    {
        ArgumentNullException.ThrowIfNull(l);
        l.B += y * y;
        return l.W * l.B;
    }

    [Case("2, -3", Value = -22, Gradient = "-8, 9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AnewEachTime(double w, double x)
    {
        var l = new Neuron(w, x);
        double s = 3;
        for (int i = 0; i < 3; i++)
        {
            Neuron k = l;
            k.W += x;
            var n = new Neuron(k.W, x);
            n.Scale(w);
            s += n.B;
        }

        return s + l.W;
    }

    [Case("2, -3, 1", Value = -6, Gradient = "1, 0, -17")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OneAddedToAnother(double w, double b, double x)
    {
        var l = new Neuron(w, b);
        var k = new Neuron(x, x - 4);
        l.Add(k);
        k.W = 100;
        return l.W * x - 3 * k.B * (2 * x - 1) + (l.B + 6) * 0 - 18 * x * x;
    }

    [Writes("a")]
    [Case("[1, 2], 3", Value = 11, Gradient = "[0, 1], 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double KeepsTheArray(double[] a, double x)
    {
        var p = new Horner(a);
        a[0] = x;
        return p.At(x);
    }

    [Case("2, 3", Value = 72, Gradient = "36, 48")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ArrayOfItsOwn(double x, double y)
    {
        var cells = new Cells();
        cells.Put(0, x);
        cells.Put(1, x * y);
        cells.Put(0, y * 2);
        return cells.Squares();
    }

    [Case("2, 3", Value = 26, Gradient = "21, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AsAnInterface(double w, double x)
    {
        ICurve curve = new Parabola(w);
        return curve.At(x) + ((Parabola)curve).At(w);
    }

    [Case("2", Value = 5, Gradient = "2")]
    [Case("-2", Value = 0, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chosen(double x)
    {
        Vec p = x > 0 ? new Vec(x, 1) : new Vec(-1, x);
        Neuron l;
        if (x > 0) l = new Neuron(x, -1);
        else l = new Neuron(-1, x);
        return p.X + (x > 0 ? p.Y * l.W : -p.Y * l.W) + (x > 0 ? 1 : 3) + (l.B - l.B);
    }

    [Case("2, 3", Value = 35, Gradient = "17, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Captured(double w, double x)
    {
        var l = new Neuron(w, -1);
        Func<double, double> scale = v => v * l.W;
        l.W += x;
        Raise(w);
        return scale(w + x);

        void Raise(double v) => l.W += v;
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TestedForNull(double x)
    {
        Neuron? l = new Neuron(x, -1);
        if (l == null || l is null) throw new ArgumentNullException(nameof(x));
        return l is not null ? l.W * x : 0;
    }

    [Refused("ADG0101")]
    [Case("2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable]
    public static double InAList(double w, double x)
    {
        var l = new Neuron(w, -1);
        s_all.Clear();
        s_all.Add(l);
        l.W = x;
        return s_all[0].W;
    }

    [Refused("ADG0105")]
    [Case("2, 3", Value = 9, Gradient = "0, 6")]
    [Differentiable]
    public static double Stored(double w, double x)
    {
        var l = new Neuron(w, -1);
        s_last = l;
        l.W = x * x;
        return s_last.W;
    }

    [Refused("ADG0106")]
    [Case("2, 3", Value = 8, Gradient = "1, 2")]
    [Differentiable]
    public static double GivenAnotherObject(double w, double x)
    {
        var l = new Neuron(w, -1);
        Neuron k = l;
        k = new Neuron(x, -1);
        l.W += x;
        return k.W + l.W;
    }

    [Refused("ADG0106")]
    [Case("2, 3", Value = 8, Gradient = "0, 1")]
    [Differentiable]
    public static double EitherObject(double w, double x)
    {
        var l = new Neuron(w, -1);
        var m = new Neuron(x, -1);
        Neuron k = x > 0 ? l : m;
        k.W = 5;
        return l.W + m.W;
    }

    [Refused("ADG0105")]
    [Case("2, 3", Value = 25, Gradient = "24, 0")]
    [Differentiable]
    public static double HandedOnTwice(double w, double x)
    {
        var l = new Neuron(w, -x);
        return Both(l, l) - 11;
    }

    private static double Both(Neuron a, Neuron b)
    {
        a.W += 1;
        b.W *= 2;
        return a.W * b.W;
    }

    [Refused("ADG0106")]
    [Case("2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable]
    public static double GivenBack(double w, double x)
    {
        var l = new Neuron(w, -1);
        Neuron k = Same(l);
        k.W = x;
        return l.W;
    }

    private static Neuron Same(Neuron l) => l;

    [Refused("ADG0103")]
    [Case("2, 3", Value = 7, Gradient = "1, 1")]
    [Differentiable]
    public static double GivesItself(double w, double x) => new Neuron(w, -1).Plus(x).Plus(2).W;

    [Refused("ADG0105")]
    [Case("2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable]
    public static double KeptByAnother(double w, double x)
    {
        var l = new Neuron(w, -1);
        var h = new Keeper(l);
        h.Kept.W = x;
        return l.W;
    }

    [Refused("ADG0105")]
    [Case("2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable]
    public static double KnownElsewhere(double w, double x)
    {
        var l = new Registered(w);
        Registered.Last!.V = x;
        return l.V;
    }

    [Refused("ADG0110")]
    [Case("2", Value = 10, Gradient = "5")]
    [Differentiable]
    public static double OverriddenInAConstructor(double w) => new PreparedTwice(w).A;

    [Refused("ADG0103")]
    [Case("3", Value = 3, Gradient = "1")]
    [Differentiable]
    public static double InAnArray(double x)
    {
        var ps = new Vec[2];
        ps[0] = new Vec(x, x);
        ps[1] = ps[0];
        return ps[1].X;
    }

    [Refused("ADG0103")]
    [Case("3", Value = 3, Gradient = "1")]
    [Differentiable]
    public static double InAFilledArray(double x)
    {
        Vec[] ps = [new Vec(x, x), new Vec(1, x)];
        return ps[1].Y;
    }

    [Refused("ADG0104")]
    [Case("3", Value = 3, Gradient = "1")]
    [Differentiable]
    public static double BoxedInAnArray(double x)
    {
        var boxes = new object[1];
        boxes[0] = x;
        return (double)boxes[0];
    }

    [Refused("ADG0110")]
    [Case("2, 3", Value = 6, Gradient = "0, 2")]
    [Differentiable]
    public static double SetterWithABody(double w, double x)
    {
        var l = new Neuron(1, -w);
        l.Bias = x;
        return l.B;
    }
}
