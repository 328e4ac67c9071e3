using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Constants declared in a method, in code that is copied, where other things have their names.</summary>
public static partial class LocalConstants
{
    private static readonly int Added = 100;

    [Case("0.7, 1.3", Value = 8.19, Gradient = "11.7, 6.3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NamedLikeAField(double x, double y)
    {
        const int Added = 3;
        int[] a = [1, 2];
        return x * a.Sum(v => v + Added) * y;
    }

    [Case("0.5", Value = 50.5, Gradient = "101")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TheField(double x)
    {
        int[] a = [1];
        return x * a.Sum(v => v + Added);
    }

    [Case("3, 5", Value = 15, Gradient = "5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NamedLikeAParameterOfTheCaller(double x, int tag) => Counted(x) * tag;

    private static double Counted(double x)
    {
        const int tag = 2;
        int[] a = [1, 2];
        return x * a.Count(v => v == tag);
    }

    [Case("2", Value = 8192, Gradient = "4096")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfOtherTypes(double x)
    {
        const string Text = "a\"b\\";
        const char Letter = '\'';
        const DayOfWeek Day = DayOfWeek.Wednesday;
        const long Count = 2;
        const double Limit = double.NaN;
        const string? None = null;
        int[] a = [1, 2, 3, 4];
        return x * Text.Length * $"{Text}".Length * nameof(Day)[0].CompareTo('@') * Letter.ToString().Length * a.Count(v => v % Count == 0 && !(v > Limit))
            * (Day.ToString().Length - 1) * (None ?? "abcd").Length / 2 * 2;
    }
}
