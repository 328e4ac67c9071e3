using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Activations
{
    /// <summary>The sigmoid linear unit, or swish: x·σ(x).</summary>
    /// <remarks>0 at −∞. Source: Elfwing et al. 2018; Ramachandran et al. 2017.</remarks>
    /// <param name="x">The number.</param>
    [Differentiable]
    public static T Silu<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => default(SiluActivation<T>).Value(x);

    /// <summary><see cref="Silu{T}(T)"/> and its derivative.</summary>
    /// <remarks>The derivative is σ(x)(1 + xσ(−x)). The function is x·σ(x). Source: Elfwing et al. 2018; Ramachandran et al. 2017.</remarks>
    /// <param name="x">The number.</param>
    /// <param name="dX">The derivative by x.</param>
    public static T SiluGradient<T>(T x, out T dX) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SiluActivation<T>).ValueGradient(x, out dX);

    /// <summary><see cref="Silu{T}(T)"/> of every element.</summary>
    /// <remarks>y = x·σ(x). Source: Elfwing et al. 2018; Ramachandran et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values, as many; it may be x itself.</param>
    /// <exception cref="ArgumentException">The lengths differ, or y overlaps x without being x.</exception>
    [Differentiable]
    public static void Silu<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Map(default(SiluActivation<T>), x, y);

    /// <summary><see cref="Silu{T}(ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back to x.</summary>
    /// <remarks>y = f(x) = x·σ(x), and dx += f′(x)·dy. The derivative f′(x) is σ(x)(1 + xσ(−x)). Source: Elfwing et al. 2018; Ramachandran et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The derivatives by x, to which are added.</param>
    /// <param name="dY">The derivatives by y; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SiluVjp<T>(ReadOnlySpan<T> x, Span<T> y, Span<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Vjp(default(SiluActivation<T>), x, y, dX, dY);

    /// <summary><see cref="Silu{T}(ReadOnlySpan{T}, Span{T})"/>, and its derivative along a direction.</summary>
    /// <remarks>y = f(x) = x·σ(x), and dy = f′(x)·dx. The derivative f′(x) is σ(x)(1 + xσ(−x)). Source: Elfwing et al. 2018; Ramachandran et al. 2017.</remarks>
    /// <param name="x">The elements.</param>
    /// <param name="y">Overwritten with the values; it may be x itself.</param>
    /// <param name="dX">The direction of x.</param>
    /// <param name="dY">Overwritten with the derivatives of y along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans overlap, other than y and x.</exception>
    public static void SiluJvp<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> dX, Span<T> dY) where T : unmanaged, IFloatingPointIeee754<T> =>
        Elementwise.Jvp(default(SiluActivation<T>), x, y, dX, dY);

    private readonly partial struct SiluActivation<T> : IActivation<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T x) => Accurate.Product(Sigmoid(x), x);
    }
}
