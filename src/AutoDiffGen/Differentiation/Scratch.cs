using System.Buffers;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>Zeroed working memory of a generated derivative: what a local array of the user's method, or its adjoint, lives in.</summary>
/// <remarks>In a loop one of them serves all iterations: <see cref="Take"/> hands out zeroed memory each time.</remarks>
/// <typeparam name="T">The element type.</typeparam>
public ref struct Scratch<T>
{
    private Span<T> memory;
    private T[]? rented;

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
        memory = initial;
        Span = Take(length);
    }

    /// <summary>The elements, all zero at first.</summary>
    public Span<T> Span { get; private set; }

    /// <summary>Hands out zeroed memory, in place of what was handed out before; more is rented only where there is too little.</summary>
    /// <param name="length">The number of elements.</param>
    /// <returns>The elements, which stay valid until the next call.</returns>
    /// <exception cref="OverflowException">The length is negative, as for <c>new T[length]</c>.</exception>
    public Span<T> Take(int length)
    {
        if (length < 0) throw new OverflowException();
        if (length > memory.Length)
        {
            Dispose();
            memory = rented = ArrayPool<T>.Shared.Rent(length);
        }

        Span = memory[..length];
        Derivative.Clear(Span);
        return Span;
    }

    /// <summary>Gives pooled memory back. To be called once; the elements must not be used afterwards.</summary>
    public void Dispose()
    {
        if (rented is not null) ArrayPool<T>.Shared.Return(rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        rented = null;
    }
}
