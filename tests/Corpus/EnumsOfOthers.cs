using AutoDiffGen;

namespace Corpus;

/// <summary>Constants of an enum that belongs to the class of a callee.</summary>
public static partial class EnumsOfOthers
{
    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Internal(double x) => Powers.ByKind(x);

    private static class Powers
    {
        internal enum Kind { Linear, Square = 3 }

        public static double ByKind(double x)
        {
            Kind kind = Kind.Linear;
            if (x > 1) kind = Kind.Square;
            return kind == Kind.Square ? x * x : x;
        }
    }
}
