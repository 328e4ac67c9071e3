using AutoDiffGen;

namespace Corpus;

/// <summary>A derivative that is lost where a number becomes something else, in one of several ways that control may take.</summary>
public static partial class LostOnTheWay
{
    [Case("1.5, 1", Value = 1.5, Gradient = "1")]
    [Refused("ADG0104")]
    [Differentiable]
    public static double InTheThenBranch(double x, int n)
    {
        decimal kept = 1;
        if (n > 0) kept = (decimal)x;
        return (double)kept;
    }

    [Case("1.5, 0", Value = 1.5, Gradient = "1")]
    [Refused("ADG0104")]
    [Differentiable]
    public static double InTheElseBranch(double x, int n)
    {
        decimal kept = (decimal)x;
        if (n > 0) kept = 1;
        return (double)kept;
    }

    [Case("1.5, 2", Value = 3, Gradient = "2")]
    [Refused("ADG0104")]
    [Differentiable]
    public static double InALoop(double x, int n)
    {
        decimal sum = 0;
        for (int i = 0; i < n; i++) sum += (decimal)x;
        return (double)sum;
    }
}
