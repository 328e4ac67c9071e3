using AutoDiffGen;

namespace Corpus;

/// <summary>Static abstract interface member.</summary>
/// <remarks>The type argument says which method runs. x^3.</remarks>
public static partial class F26
{
    private interface IFunction
    {
        static abstract double F(double x);
    }

    private struct Square : IFunction
    {
        public static double F(double x) => x * x;
    }

    private static double TimesX<T>(double x)
        where T : IFunction => T.F(x) * x;

    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => TimesX<Square>(x);
}
