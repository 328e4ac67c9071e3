using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What is known of a derivative: its value so far, and whether that value can be infinite where the function is not.</summary>
internal readonly record struct Adjoint(Expr Value, bool MayBeInfinite)
{
    /// <summary>Whether it is known to be finite where the function's values are: no partial that can overflow or be infinite is a factor of it.</summary>
    public bool IsTame { get; init; }

    public static Adjoint operator +(Adjoint left, Adjoint right) =>
        new(left.Value + right.Value, left.MayBeInfinite || right.MayBeInfinite) { IsTame = left.IsTame && right.IsTame };
}

/// <summary>The adjoints of variables at a point of the reverse sweep. A variable that is absent has the derivative zero.</summary>
internal sealed class AdjointEnvironment
{
    private readonly SortedDictionary<int, (Local Local, Adjoint Adjoint)> adjoints = [];

    public void Add(Local local, Adjoint contribution)
    {
        adjoints[local.Id] = (local, adjoints.TryGetValue(local.Id, out var known) ? known.Adjoint + contribution : contribution);
    }

    public void Set(Local local, Adjoint adjoint) => adjoints[local.Id] = (local, adjoint);

    public Adjoint? Find(Local local) => adjoints.TryGetValue(local.Id, out var known) ? known.Adjoint : null;

    /// <summary>The adjoint of a variable whose definition the sweep has reached: nothing will be added any more.</summary>
    public Adjoint? Take(Local local)
    {
        if (!adjoints.TryGetValue(local.Id, out var known)) return null;
        adjoints.Remove(local.Id);
        return known.Adjoint;
    }

    public IEnumerable<(Local Local, Adjoint Adjoint)> All => adjoints.Values;
}
