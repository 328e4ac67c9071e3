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
        ref T parameters = ref MemoryMarshal.GetReference(Parameters);
        ref T gradient = ref MemoryMarshal.GetReference(Gradient);
        ref T firsts = ref MemoryMarshal.GetReference(First);
        ref T seconds = ref MemoryMarshal.GetReference(Second);
        ref T thirds = ref MemoryMarshal.GetReference(Third);
        int whole = Parameters.Length - Parameters.Length % Vector<T>.Count;
        Vector<T> first = default, second = default, third = default;
        for (nuint start = 0; start < (nuint)whole; start += (nuint)Vector<T>.Count)
        {
            Vector<T> p = Vector.LoadUnsafe(ref parameters, start);
            if (!First.IsEmpty) first = Vector.LoadUnsafe(ref firsts, start);
            if (!Second.IsEmpty) second = Vector.LoadUnsafe(ref seconds, start);
            if (!Third.IsEmpty) third = Vector.LoadUnsafe(ref thirds, start);
            Apply<TOptions, TRule>(ref rule, ref p, Vector.LoadUnsafe(ref gradient, start), ref first, ref second, ref third);
            p.StoreUnsafe(ref parameters, start);
            if (!First.IsEmpty) first.StoreUnsafe(ref firsts, start);
            if (!Second.IsEmpty) second.StoreUnsafe(ref seconds, start);
            if (!Third.IsEmpty) third.StoreUnsafe(ref thirds, start);
        }

        if (whole < Parameters.Length) ApplyToEnd<TOptions, TRule>(rule, whole);
    }

    private void ApplyToEnd<TOptions, TRule>(TRule rule, int start) where TRule : struct, IUpdateRule<T, TOptions, TRule>
    {
        Vector<T> p = LoadEnd(Parameters, start), first = LoadEnd(First, start), second = LoadEnd(Second, start), third = LoadEnd(Third, start);
        Apply<TOptions, TRule>(ref rule, ref p, LoadEnd(Gradient, start), ref first, ref second, ref third);
        StoreEnd(p, Parameters, start);
        StoreEnd(first, First, start);
        StoreEnd(second, Second, start);
        StoreEnd(third, Third, start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply<TOptions, TRule>(ref TRule rule, ref Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third)
        where TRule : struct, IUpdateRule<T, TOptions, TRule>
    {
        if (Penalty != T.Zero) g += Penalty * p;
        if (Shrinkage != T.Zero) p -= Shrinkage * p;
        rule.Apply(ref p, g, ref first, ref second, ref third);
    }

    private static Vector<T> LoadEnd(ReadOnlySpan<T> values, int start)
    {
        Vector<T> vector = default;
        if (!values.IsEmpty) values[start..].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<T>, T>(ref vector), Vector<T>.Count));
        return vector;
    }

    private static void StoreEnd(Vector<T> vector, Span<T> values, int start)
    {
        if (values.IsEmpty) return;
        Span<T> end = values[start..];
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<T>, T>(ref vector), end.Length).CopyTo(end);
    }
}
