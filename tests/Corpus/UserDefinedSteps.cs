using AutoDiffGen;

namespace Corpus;

/// <summary>A number that grows in steps.</summary>
public struct Growth
{
    public double Value;
    public int Steps;

    public static Growth operator ++(Growth a) => new() { Value = (a.Value * 2) + 1, Steps = a.Steps + 1 };

    public static Growth operator --(Growth a)
    {
        a.Value *= a.Value;
        return a;
    }
}

/// <summary>Structs whose <c>++</c> and <c>--</c> are their own.</summary>
public static partial class UserDefinedSteps
{
    [Case("1", Value = 150, Gradient = "171")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Both(double x)
    {
        var a = new Growth { Value = x };
        Growth before = a++;
        ++a;
        Growth after = --a;
        return (before.Value * 3) + a.Value + (after.Value * a.Steps);
    }
}
