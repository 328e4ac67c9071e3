using AutoDiffGen;

namespace Corpus;

/// <summary>Variables whose values are known, in operations that C# would refuse to do with constants.</summary>
public static partial class ConstantsThatOverflow
{
    [Case("2", Value = -4294967296.0, Gradient = "-2147483648")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sum(double x)
    {
        int k = int.MaxValue;
        k = k + 1;
        return x * k;
    }

    // 527000·1000000 wraps to -1280977408; times 31 plus 7 to -1055593977.
    [Case("2, 7", Value = -2111187954.0, Gradient = "-1055593977")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Hash(double x, int n)
    {
        int h = 17;
        h = h * 31000 * 1000000;
        h = h * 31 + n;
        return x * h;
    }

    [Case("2", Value = 8589934590.0, Gradient = "4294967295")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BelowZero(double x)
    {
        uint k = 0;
        k--;
        return x * k;
    }

    // 255 + 1 is 0, -(-128) is -128, 32767 + 1 is -32768, and of '\t' - '\n' the last 16 bits are 65535.
    [Case("2", Value = -65794, Gradient = "-32897")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Small(double x)
    {
        byte b = 255;
        b++;
        sbyte t = -128;
        t = (sbyte)-t;
        short s = short.MaxValue;
        s += 1;
        char c = '\t';
        c -= '\n';
        return x * (b + t + s + (c == 65535 ? -1 : 0));
    }

    [Case("2", Value = 88, Gradient = "44")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Narrowed(double x)
    {
        int i = 300;
        return x * (byte)i;
    }

    // What does not fit becomes the greatest number that does; NaN becomes 0.
    [Case("2", Value = 4294967294.0, Gradient = "2147483647")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TooGreat(double x)
    {
        double d = 1e20, nothing = double.NaN;
        return x * ((int)d + (int)nothing);
    }

    // ~3 + 5 wraps to 1, and minus 2 to the greatest but 0: shifted by 60 bits to the left and 62 to the right, 3.
    [Case("2", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Bits(double x)
    {
        ulong k = 3;
        k = ~k + 5;
        k -= 2;
        k = (k << 60) >> 62;
        return x * k;
    }
}
