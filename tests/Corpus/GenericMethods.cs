using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods for any floating-point type, whose derivatives are for any too.</summary>
public static partial class GenericMethods
{
    [Case("-1.5, 2", Value = 12.5, Gradient = "-155, -50")]
    [Case("-1.5, 2", Value = 12.5, Gradient = "-155, -50", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Rosenbrock<T>(T x, T y)
        where T : IFloatingPointIeee754<T> => (T.One - x) * (T.One - x) + T.CreateChecked(100) * (y - x * x) * (y - x * x);

    // The angle's gradient is (-y, x)/r², that of the distance (x, y)/r.
    [Case("2.5, 1.25", Value = 13.902316155082882, Gradient = "7.306218978103585, 4.647650089417972")]
    [Case("2.5, 1.25", Value = 13.902316155082882, Gradient = "7.306218978103585, 4.647650089417972", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Functions<T>(T x, T y)
        where T : IFloatingPointIeee754<T> =>
        T.Hypot(x, y) + T.Atan2(y, x) + T.Max(x, y) * T.Abs(-x) + T.Clamp(x, -T.One, T.One) * y + T.Pow(x, y);

    [Case("2, 5, 0.25", Value = 13, Gradient = "5.75, 2.25, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T OfThree<T>(T x, T y, T t)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.Lerp(x, y, t) + T.FusedMultiplyAdd(x, y, t);

    [Case("0.25", Value = 1.4925049445839957, Gradient = "5.363034122668976")]
    [Case("0.25", Value = 1.4925049445839957, Gradient = "5.363034122668976", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Constants<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        const double half = 0.5;
        T scaled = T.CreateChecked(half) * x / T.CreateSaturating(0.5f);
        return T.Sin(T.Pi * x) + scaled * T.Pi + T.Zero * T.E + (T.Tau - T.Tau);
    }

    [Case("1.5, 2", Value = 5.5, Gradient = "3, 1.5")]
    [Case("-3, 2", Value = 3, Gradient = "-1, 0")]
    [Case("0, 2", Value = 0, Gradient = "0, 0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Branches<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsNaN(x) || x <= T.Zero) return T.Abs(x);
        T result = x;
        result *= y;
        result++;
        return result > y && T.Sign(y) == 1 ? result + x : result % y;
    }

    [Case("3", Value = 1.7320508075688772, Gradient = "0.2886751345948129")]
    [Case("3", Value = 1.7320508075688772, Gradient = "0.2886751345948129", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T SquareRoot<T>(T a)
        where T : IFloatingPointIeee754<T>
    {
        T x = a, previous;
        int steps = 0;
        do
        {
            previous = x;
            x = (x + a / x) * T.CreateChecked(0.5);
        }
        while (T.Abs(x - previous) > T.Epsilon * T.CreateChecked(1000) && ++steps < 8);
        return x;
    }

    [Case("2, 5", Value = 32, Gradient = "80")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T CallingItself<T>(T x, int n)
        where T : IFloatingPointIeee754<T> => n == 0 ? T.One : x * CallingItself(x, n - 1);

    [Case("3, 4", Value = 81, Gradient = "108")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Counted<T, TCount>(this T x, TCount n)
        where T : IFloatingPointIeee754<T>
        where TCount : IBinaryInteger<TCount>
    {
        T result = T.One;
        for (TCount i = TCount.Zero; i < n; i++) result *= x;
        return result;
    }

    // σ(x) + x², and the derivative σ(1 - σ) + 2x.
    [Case("0.5", Value = 0.8724593312018546, Gradient = "1.2350037122015945")]
    [Case("0.5", Value = 0.8724593312018546, Gradient = "1.2350037122015945", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Callees<T>(T x)
        where T : IFloatingPointIeee754<T> => Sigmoid(x) + Squared<T, int>(x, 1) * T.CreateChecked(Squared<double, int>(1, 1));

    private static TNumber Sigmoid<TNumber>(TNumber z)
        where TNumber : IExponentialFunctions<TNumber> => TNumber.One / (TNumber.One + TNumber.Exp(-z));

    private static TValue Squared<TValue, T>(TValue value, T times)
        where TValue : INumberBase<TValue>
        where T : IBinaryInteger<T> => times == T.One ? value * value : value;

    [Case("2", Value = 36, Gradient = "58")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Delegates<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        Func<T, T> square = v => v * v * x;
        return Twice(x) + Twice(square(x)) + Apply(v => v * x, square, x);

        T Twice(T z) => z + z;
    }

    private static TNumber Apply<TNumber>(Func<TNumber, TNumber> first, Func<TNumber, TNumber> second, TNumber x)
        where TNumber : INumber<TNumber> => first(first(x)) * x + (second(x) - second(x));

    [Case("0.7", Value = 2.0137527074704766, Gradient = "2.0137527074704766")]
    [Case("0.7", Value = 2.0137527074704766, Gradient = "2.0137527074704766", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T ThroughDouble<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(Math.Exp(double.CreateChecked(x)));

    [Case("3, 0.5", Value = 1.5, Gradient = "0.5, 3")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]
    public static T WithADouble<T>(T x, double factor)
        where T : IFloatingPointIeee754<T> => x * T.CreateChecked(factor);

    [Case("2", Value = 6, Gradient = "3", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Stopped<T>(T x)
        where T : IFloatingPointIeee754<T> => x * (Differentiation.StopGradient(x) + T.One);

    // sin x cos x, and the derivative cos 2x.
    [Case("0.25", Value = 0.2397127693021015, Gradient = "0.8775825618903728")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T BothAtOnce<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        var (sin, cos) = T.SinCos(x);
        return sin * cos;
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Annotated<T>(T? x)
        where T : IFloatingPointIeee754<T> => x! * x!;

    private static readonly double[] s_coefficients = [3, 2, 1];

    [Case("2", Value = 17, Gradient = "14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T FromATable<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach (double c in s_coefficients) sum = sum * x + T.CreateChecked(c);
        return sum;
    }

    // Where T is double, both may be one array, and nothing compares them.
    [Refused("ADG0114")]
    [Differentiable(Derivatives = Derivatives.Vjp)]
    public static void WrittenBesideATable<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * T.CreateChecked(s_coefficients[i]);
    }
}
