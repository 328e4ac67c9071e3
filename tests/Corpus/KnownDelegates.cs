using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Lambdas and method groups, called where it is known what they are.</summary>
public static partial class KnownDelegates
{
    private static readonly Func<double, double> s_activation = Math.Tanh;
    private static readonly Func<double, double> s_square = x => x * x;

    [Case("2, 3", Value = 60, Gradient = "60, 20")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALocal(double x, double k)
    {
        Func<double, double> f = v => k * v * v;
        return f(x) + f.Invoke(2 * x);
    }

    [Case("0.5", Value = 0.9794255386042030, Gradient = "1.8775825618903728")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MethodGroups(double x)
    {
        Func<double, double> sine = Math.Sin;
        var doubled = Half;
        return sine(x) + doubled(x) * 2;
    }

    private static double Half(double x) => x / 2;

    [Case("2", Value = 16, Gradient = "32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(double x) => Twice(v => v * v, x);

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    [Case("0, 1, 2", Value = 0.43377250641846693, Gradient = "-1.006209491476271, 0.1386644786393373, -0.1475540138895648")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Integral(double a, double b, double k) => Trapezoids(x => Math.Exp(-k * x), a, b, 10);

    private static double Trapezoids(Func<double, double> f, double a, double b, int n)
    {
        double h = (b - a) / n;
        double sum = 0.5 * (f(a) + f(b));
        for (int i = 1; i < n; i++) sum += f(a + i * h);
        return sum * h;
    }

    [Case("3", Value = 1.7320508075688772, Gradient = "0.28867513459481287")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Root(double a) => Newton(x => x * x - a, x => 2 * x, a);

    private static double Newton(Func<double, double> f, Func<double, double> slope, double start)
    {
        double x = start;
        for (int i = 0; i < 20; i++) x -= f(x) / slope(x);
        return x;
    }

    [Case("[1, 2, 3], 2", Value = 28, Gradient = "[4, 8, 12], 14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SumOverIndices(double[] a, double k) => k * Sum(a.Length, i => a[i] * a[i]);

    private static double Sum(int n, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += term(i);
        return sum;
    }

    [Case("2, 3", Value = 63, Gradient = "31.5, 19.666666666666668")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SumsInSums(double x, double y) => Sum(2, i => Sum(3, j => x * y * (i + j)) + x) - x + x * (Sum(2, i => x * i) - x + 5) * y / 6 + x;

    [Case("2", Value = 4.9640275800758169, Gradient = "4.0706508248531645")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double StaticFields(double x) => s_activation(x) + s_square(x);

    [Case("2, 3", Value = 10, Gradient = "7, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Action(double x, double y)
    {
        double acc = 0;
        Both(v => acc += v * x, x, y);
        return acc;
    }

    private static void Both(Action<double> action, double a, double b)
    {
        action(a);
        action(b);
    }

    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Composed(double x)
    {
        Func<double, double> square = v => v * v;
        Func<double, double> cube = v => square(v) * v;
        return cube(x);
    }

    [Case("2", Value = 12, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x)
    {
        double sum = 0;
        for (int i = 1; i <= 3; i++)
        {
            int k = i;
            Func<double, double> f = v => v * k * x;
            sum += f(x) / 2;
        }

        return sum;
    }

    [Case("2", Value = 8, Gradient = "12")]
    [Refused("ADG0107")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double ParameterIsReplaced(double x) => Replacing(v => v, x);

    private static double Replacing(Func<double, double> f, double x)
    {
        f = v => v * v * v;
        return f(x);
    }

    [Case("2, v => v", Value = 2, Gradient = "1")]
    [Refused("ADG0107")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Unknown(double x, Func<double, double> f) => f(x);

    [Case("2, true", Value = 4, Gradient = "4")]
    [Refused("ADG0107")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double OneOfTwo(double x, bool squares)
    {
        Func<double, double> f = v => v;
        if (squares) f = v => v * v;
        return f(x);
    }
}

/// <summary>Lambdas that use the object that they are written in, called by methods of another object.</summary>
public partial class KnownDelegatesOfObjects(double rate)
{
    private readonly Trapezium integrator = new(10);

    private double Scale => 2 * rate;

    [Case("0, 2", Value = 6, Gradient = "0, 6", Receiver = "new Corpus.KnownDelegatesOfObjects(1.5)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double Integral(double a, double b) => integrator.Integrate(x => rate * x * Scale / 1.5, a, b);

    [Case("0, 2", Value = 3, Gradient = "0, 3", Receiver = "new Corpus.KnownDelegatesOfObjects(1.5)")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public double OfAMethod(double a, double b) => integrator.Integrate(Linear, a, b);

    private double Linear(double x) => rate * x;
}

/// <summary>An integrator as an object.</summary>
public class Trapezium(int steps)
{
    public double Integrate(Func<double, double> f, double a, double b)
    {
        double h = (b - a) / steps;
        double sum = 0.5 * (f(a) + f(b));
        for (int i = 1; i < steps; i++) sum += f(a + i * h);
        return sum * h;
    }
}
