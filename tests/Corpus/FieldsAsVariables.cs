using AutoDiffGen;

namespace Corpus;

/// <summary>Fields that a method writes before it reads them are variables of the method; what is written goes to the field as well.</summary>
public static partial class FieldsAsVariables
{
    private static double s_last;

    private static double Total { get; set; }

    private static double s_carried;

    /// <summary>A property, and steps inside of an expression: ((x + 1)n + 1)².</summary>
    [Case("2, 3", Value = 100, Gradient = "60")]
    [Case("2, 0", Value = 1, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Sum(double x, int n)
    {
        Total = 0;
        for (int i = 0; i < n; i++)
        {
            s_last = x;
            Total += ++s_last;
        }

        Total++;
        return Total * Total;
    }

    /// <summary>What is only written stays behind: x².</summary>
    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Kept(double x)
    {
        double square = x * x;
        s_last = square;
        return square;
    }

    /// <summary>Read as what it was written, also by code that is copied.</summary>
    [Case("3", Value = 12, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Copied(double x)
    {
        s_last = x * x;
        int n = s_last.ToString("F0", System.Globalization.CultureInfo.InvariantCulture).Length;
        s_last += x;
        return s_last * n;
    }

    /// <summary>What it held before the call would count.</summary>
    [Case("3", Value = 9, Gradient = "3")]
    [Refused("ADG0105")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Carried(double x)
    {
        if (x > 100) s_carried = x;
        return 3 * x + s_carried * x;
    }

    private static double s_seen;

    private static double Seen() => s_seen;

    /// <summary>Another method reads it.</summary>
    [Case("3", Value = 9, Gradient = "6")]
    [Refused("ADG0105")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double ReadElsewhere(double x)
    {
        s_seen = x;
        return Seen() * s_seen;
    }

    private static double s_called;

    /// <summary>So does a function inside.</summary>
    [Case("3", Value = 9, Gradient = "6")]
    [Refused("ADG0105")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double ReadByALocalFunction(double x)
    {
        s_called = x;
        double Get() => s_called;
        return Get() * s_called;
    }
}
