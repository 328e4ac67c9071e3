using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>One array in the place of several, which become slices of it.</summary>
/// <param name="locals">Gives the numbers of new variables.</param>
/// <param name="given">The arrays among them that come from outside, and are copied.</param>
/// <param name="roots">The arrays among them that are made here.</param>
internal sealed class BufferPlan(LocalFactory locals, IReadOnlyList<Local> given, IReadOnlyList<Define> roots)
{
    /// <summary>Whether there was a place for it: where all lengths are known and none of the arrays has been used yet.</summary>
    public bool IsPlaced { get; private set; }

    public Block Place(Block block)
    {
        if (!block.Statements.Contains(roots[0])) return block.Map(s => s.MapBlocks(Place));
        List<Stmt> before = [.. block.Statements.TakeWhile(s => !ReferenceEquals(s, roots[0]))];
        List<Stmt> rest = [.. block.Statements.Skip(before.Count)];
        if (roots.Any(r => !rest.Contains(r)) || LengthsBefore(rest) is not { } lengths) return block;

        IsPlaced = true;
        bool onStack = roots.All(r => r.Value is Allocate { OnStack: true });
        Local buffer = locals.New("buffers", roots[0].Target.Type.With(onStack ? Shape.Span : Shape.Array));
        Local[] parts = [.. given.Select(locals.New), .. roots.Select(r => r.Target)];
        var slices = new Define[parts.Length];
        Expr end = Expr.Int(0);
        for (int i = 0; i < parts.Length; i++)
        {
            Expr length = Atom(lengths[i], "length", before);
            slices[i] = new Define(parts[i], Slices.Part(new Read(buffer), end, length, parts[i].Type)) { Origin = roots[0].Origin };
            end = i == 0 ? length : Atom(new Binary(BinaryOperator.Add, end, length, IrType.Int), "end", before);
        }

        before.Add(new Define(buffer, new Allocate(EquatableArray.Of(end), buffer.Type) { OnStack = onStack }) { IsPrimal = true, Origin = roots[0].Origin });
        for (int i = 0; i < given.Count; i++) before.AddRange([slices[i], CellCopy.Loop(given[i], buffer, ((Apply)slices[i].Value!).Arguments[1], locals)]);
        var copies = new NumberMap<Expr>();
        for (int i = 0; i < given.Count; i++) copies[given[i].Id] = new Read(parts[i]);
        var substitution = new Substitution(copies);
        before.AddRange(rest.Select(s => IndexOf(s) is var root && root >= 0 ? slices[given.Count + root] : substitution.Apply(s)));
        return block.With(before);
    }

    private int IndexOf(Stmt statement)
    {
        for (int i = 0; i < roots.Count; i++)
        {
            if (ReferenceEquals(roots[i], statement)) return i;
        }

        return -1;
    }

    private Expr Atom(Expr value, string name, List<Stmt> output)
    {
        if (value.IsAtom()) return value;
        Local local = locals.Temporary(name, IrType.Int);
        output.Add(new Define(local, value) { IsPrimal = true, Origin = roots[0].Origin });
        return new Read(local);
    }

    /// <summary>The lengths of all the arrays, in terms of what is known before the first of them is made.</summary>
    private List<Expr>? LengthsBefore(List<Stmt> rest)
    {
        HashSet<int> later = [.. new Block(rest.ToEquatableArray()).AllDefined().Select(l => l.Id)];
        var known = new Dictionary<Expr, Expr>();
        List<Expr> lengths = [.. given.Select(g => new Length(new Read(g), null))];
        foreach (Define root in roots)
        {
            Expr length = Rewrite(((Allocate)root.Value!).Lengths[0]);
            if (!length.IsPure() || length.ReadsCells() || length.Reads().Any(l => later.Contains(l.Id))) return null;
            known[new Length(new Read(root.Target), null)] = length;
            lengths.Add(length);
        }

        return lengths;

        Expr Rewrite(Expr expr) => known.TryGetValue(expr, out Expr? value) ? value : expr.MapChildren(Rewrite);
    }
}
