using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The Gaussian error linear unit, x·Φ(x), with the standard normal distribution function Φ.</summary>
    /// <remarks>The exact form, computed in 64 bits. 0 at −∞. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Gelu<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(GeluActivation<T>).Value(x);

    /// <summary><see cref="Gelu{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is Φ(x) + xφ(x), φ being the normal density. The function is x·Φ(x). Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T GeluGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(GeluActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Gelu{T}(T)"/> of every element.</summary>
    /// <remarks>y = x·Φ(x). Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Gelu<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(GeluActivation<T>), x, y);

    /// <summary><see cref="Gelu{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = x·Φ(x), and dx += f′(x)·dy. The derivative f′(x) is Φ(x) + xφ(x), φ being the normal density. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void GeluVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(GeluActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Gelu{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x·Φ(x), and dy = f′(x)·dx. The derivative f′(x) is Φ(x) + xφ(x), φ being the normal density. Source: Hendrycks and Gimpel 2016.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void GeluJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(GeluActivation<T>), x, y, dX, dY);

    private readonly partial struct GeluActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x)
        {
            double number = Widening.ToDouble(x), probability = NormalCumulative.Of(number);
            return Widening.FromDouble<T>(probability == 0 ? 0 : probability * number);
        }
    }
}
