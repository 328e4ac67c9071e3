using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The rectified linear unit whose slope a on the negative side is learnt: x above 0, else a·x.</summary>
    /// <remarks>Source: He et al. 2015.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="slope">The slope a.</param>
    [Differentiable]
    public static T PRelu<T>(T x, T slope) where T : unmanaged, IFloatingPointIeee754<T> => PReluActivation<T>.Value(x, slope);

    /// <summary><see cref="PRelu{T}(T, T)"/> and its derivatives.</summary>
    /// <remarks>The function is x above 0, else a·x. Source: He et al. 2015.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="slope">The slope a.</param>
    /// <param name="dX">The derivative by x: 1 above 0, else a.</param>
    /// <param name="dSlope">The derivative by a: 0 above 0, else x.</param>
    public static T PReluGradient<T>(T x, T slope, out T dX, out T dSlope) where T : unmanaged, IFloatingPointIeee754<T> =>
        PReluActivation<T>.ValueGradient(x, slope, out dX, out dSlope);

    /// <summary><see cref="PRelu{T}(T, T)"/> of every element, with one slope for all.</summary>
    /// <remarks>y = x above 0, else a·x. Source: He et al. 2015.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void PRelu<T>(ReadOnlySpan<T> x, T slope, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireOutput(x, y);
        for (int i = 0; i < x.Length; i++) y[i] = PRelu(x[i], slope);
    }

    /// <summary><see cref="PRelu{T}(ReadOnlySpan{T}, T, Span{T})"/>, and the derivatives of what follows carried back to x and a.</summary>
    /// <remarks>y = f(x) = x above 0, else a·x, and dx += f′(x)·dy, where f′(x) is 1 above 0, else a; da += Σx·dy over the elements that are not above 0. Source: He et al. 2015.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dSlope">The derivative by a, to which is added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void PReluVjp<T>(ReadOnlySpan<T> x, T slope, Span<T> y, Span<T> dX, ref T dSlope, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = PReluGradient(x[i], slope, out T byX, out T bySlope);
            dX[i] += Accurate.Product(dY[i], byX);
            dSlope += Accurate.Product(dY[i], bySlope);
            dY[i] = T.Zero;
        }
    }

    /// <summary><see cref="PRelu{T}(ReadOnlySpan{T}, T, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x above 0, else a·x, and dy = dx above 0, else a·dx + x·da. Source: He et al. 2015.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="slope">The slope a.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dSlope">The direction of a.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void PReluJvp<T>(ReadOnlySpan<T> x, T slope, Span<T> y, ReadOnlySpan<T> dX, T dSlope, Span<T> dY)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.RequireDerivatives(x, y, dX, dY);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = PReluGradient(x[i], slope, out T byX, out T bySlope);
            dY[i] = Accurate.Product(dX[i], byX) + Accurate.Product(dSlope, bySlope);
        }
    }

    private static partial class PReluActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public static T Value(T x, T slope) => x > T.Zero ? x : slope * x;
    }
}
