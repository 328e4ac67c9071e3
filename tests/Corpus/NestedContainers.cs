using AutoDiffGen;

namespace Corpus;

/// <summary>Methods in nested types of several kinds.</summary>
public static partial class NestedContainers
{
    public partial class Inner
    {
        [Case("3", Value = 9, Gradient = "6")]
        [Differentiable(Derivatives = Every.DerivativeOfANumber)]
        public static double Square(double x) => Twice(x) * x / 2;

        private static double Twice(double x) => 2 * x;

        internal partial struct Innermost
        {
            [Case("3", Value = 27, Gradient = "27")]
            [Differentiable(Derivatives = Every.DerivativeOfANumber)]
            internal static double Cube(double x) => Square(x) * x;
        }
    }

    public partial interface IShape
    {
        [Case("2", Value = 12.566370614359172, Gradient = "12.566370614359172")]
        [Differentiable(Derivatives = Every.DerivativeOfANumber)]
        public static double Area(double r) => System.Math.PI * r * r;
    }
}
