using AutoDiffGen;

namespace Corpus;

/// <summary>Conversions, target types, deconstruction and references of structs.</summary>
public static partial class StructTraps
{
    private struct Meters
    {
        public double Value;

        public Meters(double value) => Value = value;

        public Meters() : this(1)
        {
        }

        public static implicit operator Meters(double value) => new(value);

        public static explicit operator double(Meters m) => m.Value;

        public static Meters operator ++(Meters m) => new(m.Value + 1);

        public static bool operator <(Meters a, Meters b) => a.Value < b.Value;

        public static bool operator >(Meters a, Meters b) => a.Value > b.Value;

        public readonly double this[int power] => power == 2 ? Value * Value : Value;

        public void Deconstruct(out double value, out double square) => (value, square) = (Value, Value * Value);

        public Meters Add(in Meters other)
        {
            Value += other.Value;
            return this;
        }
    }

    [Case("3", Value = 20, Gradient = "13")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Conversions(double x)
    {
        Meters m = x;
        Meters start = new();
        if (m < start) return 0;
        var (value, square) = m;
        return (double)m * 2 + square + m[2] - (value + start.Value);
    }

    [Case("3, true", Value = 9, Gradient = "6")]
    [Case("3, false", Value = 6, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TargetTyped(double x, bool square)
    {
        (double, double) t = square ? (x, x) : (2, x);
        Meters m = square ? new Meters(t.Item1) : t.Item1;
        return m.Value * t.Item2;
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Widened(double x)
    {
        (int N, float F) small = (1, 2);
        (double A, double B) wide = small;
        wide.A *= x;
        (wide.B, var z) = (wide.A, wide.B - 2 + x);
        return wide.B * z;
    }

    [Case("3", Value = 42, Gradient = "20")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chained(double x)
    {
        Meters a, b;
        a = b = new Meters(x);
        var sum = a.Add(b).Add(a);
        ref double inner = ref b.Value;
        inner *= x;
        return sum.Value + a.Value + b.Value * 2 + 2 * x;
    }

    [Refused("ADG0108")]
    [Case("3", Value = 12, Gradient = "4")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double ArgumentIsReceiver(double x)
    {
        var a = new Meters(x);
        a.Add(a).Add(a);
        return a.Value + a.Value;
    }

    [Case("[1, 2, 3], 2", Value = 17, Gradient = "[8, 0, 8]")]
    [Writes("a")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
    public static double CellsByReference(double[] a, int n)
    {
        int i = 0;
        Multiply(ref a[i++], n);
        Set(out a[i], a[0] + a[2]);
        return a[0] + a[1] * a[2];
    }

    private static void Multiply(ref double cell, double by) => cell *= by;

    private static void Set(out double cell, double value) => cell = value;

    private struct Labelled
    {
        public double Value;

        public override string ToString() => Value > 0 ? "above" : "no";
    }

    /// <summary>Text of a struct leaves its parts as they are.</summary>
    [Case("3", Value = 45, Gradient = "30")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LengthOfItsText(double x)
    {
        Labelled a = default;
        a.Value = x * x;
        int length = a.ToString().Length;
        return a.Value * length;
    }
}
