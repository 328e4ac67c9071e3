using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen.Training;

/// <summary>A run of parameters, their gradient and the slots beside them, through which a rule is led vector by vector.</summary>
/// <remarks>The last, incomplete vector is filled up with zeros, so that the same instructions serve every element.</remarks>
internal readonly ref struct SlotUpdate<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public required Span<T> Parameters { get; init; }

    public required ReadOnlySpan<T> Gradient { get; init; }

    /// <summary>The first slot; empty when the optimizer has none.</summary>
    public required Span<T> First { get; init; }

    /// <summary>The second slot; empty when the optimizer has none.</summary>
    public required Span<T> Second { get; init; }

    /// <summary>The third slot; empty when the optimizer has none.</summary>
    public required Span<T> Third { get; init; }

    /// <summary>λ of a decay that is part of the gradient, or 0.</summary>
    public required T Penalty { get; init; }

    /// <summary>ηλ of a decay beside the gradient, or 0.</summary>
    public required T Shrinkage { get; init; }

    public void Apply<TOptions, TRule>(TRule rule) where TRule : struct, IUpdateRule<T, TOptions, TRule>
    {
        for (int start = 0; start < Parameters.Length; start += Vector<T>.Count)
        {
            Vector<T> p = Load(Parameters, start);
            Vector<T> g = Load(Gradient, start);
            Vector<T> first = Load(First, start);
            Vector<T> second = Load(Second, start);
            Vector<T> third = Load(Third, start);
            if (Penalty != T.Zero) g += Penalty * p;
            if (Shrinkage != T.Zero) p -= Shrinkage * p;
            rule.Apply(ref p, g, ref first, ref second, ref third);
            Store(p, Parameters, start);
            Store(first, First, start);
            Store(second, Second, start);
            Store(third, Third, start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load(ReadOnlySpan<T> values, int start)
    {
        if (values.Length - start >= Vector<T>.Count) return Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start);
        return values.IsEmpty ? Vector<T>.Zero : LoadEnd(values[start..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<T> vector, Span<T> values, int start)
    {
        if (values.Length - start >= Vector<T>.Count) vector.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start);
        else if (!values.IsEmpty) StoreEnd(vector, values[start..]);
    }

    private static Vector<T> LoadEnd(ReadOnlySpan<T> end)
    {
        Vector<T> vector = default;
        end.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref vector), Vector<T>.Count));
        return vector;
    }

    private static void StoreEnd(Vector<T> vector, Span<T> end) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<T>, T>(ref vector), end.Length).CopyTo(end);
}
