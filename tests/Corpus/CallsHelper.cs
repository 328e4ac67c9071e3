namespace Corpus;

/// <summary>Plain methods that other corpus files call; nothing here is annotated.</summary>
internal static class CallsHelper
{
    private const double Shift = 0.5;

    public static double Square(double x) => x * x;

    public static double Cube(double x) => x * Square(x);

    public static double Offset(double x) => x - Shift;

    public static double SumOfSquares(double[] a)
    {
        double sum = 0;
        foreach (double x in a) sum += Square(x);
        return sum;
    }

    public static void RunningSum(double[] a)
    {
        for (int i = 1; i < a.Length; i++) a[i] += a[i - 1];
    }

    public static double Power(double x, int n)
    {
        double result = 1;
        double factor = x;
        while (n > 0)
        {
            if ((n & 1) == 1)
            {
                result *= factor;
            }

            factor *= factor;
            n >>= 1;
        }

        return result;
    }
}

/// <summary>A struct as one was written before there were automatic properties.</summary>
public struct Phasor
{
    private readonly double re;
    private readonly double im;

    public Phasor(double re, double im) => (this.re, this.im) = (re, im);

    public double Re => re;

    public double Im { get => im; }

    public double Square => re * re + im * im;

    public static Phasor operator *(Phasor a, Phasor b) => new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}
