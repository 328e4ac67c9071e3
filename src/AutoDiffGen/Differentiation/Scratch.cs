using System.Buffers;

namespace AutoDiffGen;

/// <summary>Zeroed working memory of a generated derivative: what a local array of the user's method, or its adjoint, lives in.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct Scratch<T> where T : unmanaged
{
    private readonly T[]? rented;

    /// <summary>Memory from the shared array pool.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="OverflowException">The length is negative, as for <c>new T[length]</c>.</exception>
    public Scratch(int length) : this(default, length)
    {
    }

    /// <summary>Memory that the caller supplies where it is long enough, else from the shared array pool.</summary>
    /// <param name="initial">The caller's memory, usually on the stack.</param>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="OverflowException">The length is negative, as for <c>new T[length]</c>.</exception>
    public Scratch(Span<T> initial, int length)
    {
        if (length < 0) throw new OverflowException();
        if (length > initial.Length) initial = rented = ArrayPool<T>.Shared.Rent(length);
        Span = initial[..length];
        Derivative.Clear(Span);
    }

    /// <summary>The elements, all zero at first.</summary>
    public Span<T> Span { get; }

    /// <summary>Gives pooled memory back. To be called once; the elements must not be used afterwards.</summary>
    public void Dispose()
    {
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }
}
