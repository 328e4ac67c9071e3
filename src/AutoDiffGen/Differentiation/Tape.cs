using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <summary>A stack of values that the forward sweep of a generated derivative records and its reverse sweep takes back.</summary>
/// <remarks>It starts in memory that the caller supplies, usually on the stack, and grows into the shared array pool.</remarks>
/// <typeparam name="T">What is recorded.</typeparam>
public ref struct Tape<T>
{
    private const int SmallestRent = 256;

    private Span<T> cells;
    private T[]? rented;
    private int count;

    /// <summary>An empty tape.</summary>
    /// <param name="initial">Memory to record in until it is full; may be empty.</param>
    public Tape(Span<T> initial) => cells = initial;

    /// <summary>The number of values recorded and not yet taken back.</summary>
    public readonly int Count => count;

    /// <summary>The tape itself, for handing it on with <c>ref</c>: of a variable declared with <c>using</c> C# gives no other reference.</summary>
    [UnscopedRef]
    public ref Tape<T> Reference => ref this;

    /// <summary>Records a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        int top = count;
        Span<T> current = cells;
        if ((uint)top < (uint)current.Length)
        {
            current[top] = value;
            count = top + 1;
        }
        else
        {
            PushSlow(value);
        }
    }

    /// <summary>Takes back the value recorded last.</summary>
    /// <exception cref="InvalidOperationException">The tape is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        int top = count - 1;
        Span<T> current = cells;
        if ((uint)top >= (uint)current.Length) ThrowEmpty();
        count = top;
        return current[top];
    }

    /// <summary>Records as many values as a loop has iterations: they are what the cells returned hold when the tape is used next.</summary>
    /// <param name="count">How many; none if it is negative.</param>
    public Span<T> Reserve(int count)
    {
        int start = this.count, end = checked(start + Math.Max(count, 0));
        if (end > cells.Length) Grow(end);
        this.count = end;
        return cells[start..end];
    }

    /// <summary>Takes back the values recorded last, in the order in which they were recorded. They are there until the tape is used next.</summary>
    /// <param name="count">How many; none if it is negative.</param>
    /// <exception cref="InvalidOperationException">There are not as many.</exception>
    public ReadOnlySpan<T> Take(int count)
    {
        int end = this.count, start = end - Math.Max(count, 0);
        if (start < 0) ThrowEmpty();
        this.count = start;
        return cells[start..end];
    }

    /// <summary>Takes back the value recorded last, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out T value)
    {
        int top = count - 1;
        Span<T> current = cells;
        if ((uint)top >= (uint)current.Length)
        {
            value = default!;
            return false;
        }

        count = top;
        value = current[top];
        return true;
    }

    /// <summary>Gives pooled memory back. The tape is empty afterwards.</summary>
    public void Dispose()
    {
        T[]? array = rented;
        rented = null;
        cells = default;
        count = 0;
        if (array is null) return;
        TapeMemory.Change(-(long)array.Length * Unsafe.SizeOf<T>());
        ArrayPool<T>.Shared.Return(array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushSlow(T value)
    {
        Grow(count + 1);
        cells[count++] = value;
    }

    private void Grow(int least)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(checked(Math.Max(Math.Max(2 * count, least), SmallestRent)));
        cells[..count].CopyTo(larger);
        TapeMemory.Change(((long)larger.Length - (rented?.Length ?? 0)) * Unsafe.SizeOf<T>());
        if (rented is not null) ArrayPool<T>.Shared.Return(rented, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        rented = larger;
        cells = larger;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException("The tape is empty: more values are taken back than were recorded.");
}
