using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Puts arrays that change places into one: when <c>(a, b) = (b, a)</c> makes a variable stand for one array now and for
/// another later, both become slices of an array that is long enough for the two, and what changes places are two numbers.
/// </summary>
/// <remarks>
/// The arrays are made in the same block and never seen as wholes. A read-only span among them, which nothing can write, is
/// copied.
/// </remarks>
internal sealed class SwappedBuffers
{
    private readonly LocalFactory locals;
    private readonly Function function;
    private readonly ArrayAliases aliases;

    private SwappedBuffers(Function function)
    {
        this.function = function;
        locals = new LocalFactory(function.LocalCount);
        aliases = ArrayAliases.Of(function.Body);
    }

    public static Function Run(Function function)
    {
        bool mayChange = function.Body.DescendantStatements().Any(s => s is Loop loop && loop.Carried.Any(c => IsBuffer(c.Head)) || s is If choice && choice.Results.Any(r => IsBuffer(r.Target)));
        return mayChange ? new SwappedBuffers(function).Merged() : function;
    }

    private static bool IsBuffer(Local local) => local.Type is { IsRealArray: true, Shape: not Shape.Matrix };

    private Function Merged()
    {
        HashSet<int> handed = [.. function.Body.DescendantStatements().SelectMany(Handed).Select(l => aliases[l])];
        IEnumerable<int> joined = function.Body.DescendantStatements().SelectMany(Joined).Where(IsBuffer).Select(l => aliases[l]);
        Function merged = function;
        foreach (int memory in joined.Distinct())
        {
            if (!handed.Contains(memory)) merged = Merge(merged, memory);
        }

        return ReferenceEquals(merged, function) ? function : merged with { LocalCount = locals.Last };
    }

    private static IEnumerable<Local> Joined(Stmt statement) => statement switch
    {
        Loop loop => loop.Carried.Select(c => c.Head),
        If choice => choice.Results.Select(r => r.Target),
        _ => [],
    };

    /// <summary>The arrays that a statement does more with than to look at a cell or a length, to write a cell, or to name it.</summary>
    private static IEnumerable<Local> Handed(Stmt statement) => statement switch
    {
        Store { Array: Read } store => store.Indices.Append(store.Value).SelectMany(Handed),
        Define { Value: Read } => [],
        If choice => Handed(choice.Condition),
        Loop loop => loop.Operands().Where(o => o is not Read).SelectMany(Handed),
        _ => statement.Operands().SelectMany(Handed),
    };

    private static IEnumerable<Local> Handed(Expr expr) => expr switch
    {
        Read { Local.Type.Shape: Shape.Array } read => [read.Local],
        Element { Array: Read } cell => cell.Indices.SelectMany(Handed),
        Length { Array: Read } => [],
        Apply slice when slice.IsSlice() => slice.Arguments.Skip(1).SelectMany(Handed),
        _ => expr.Children().SelectMany(Handed),
    };

    private Function Merge(Function merged, int memory)
    {
        Define[] made = [.. function.Body.DescendantStatements().OfType<Define>().Where(d => d.Target.Type.IsArray && aliases[d.Target] == memory)];
        Local[] given = [.. function.Parameters.Select(p => p.Local).Where(l => l.Type.IsArray && aliases[l] == memory)];
        List<Define> roots = [.. made.Where(d => d.Value is Allocate)];
        bool isKnown = roots.Count > 0 && roots.Count + given.Length > 1 && given.All(l => l.Type.Shape == Shape.ReadOnlySpan)
            && made.All(d => d.Value is Allocate or Read || d.Value.IsSlice()) && IsClosed(memory, made.Select(d => d.Target).Concat(given));
        if (!isKnown) return merged;
        var plan = new BufferPlan(locals, given, roots);
        Function placed = merged with { Body = plan.Place(merged.Body) };
        return plan.IsPlaced ? WithResult(placed, memory) : merged;
    }

    /// <summary>What is returned is an array of its own: the one that the slice is part of goes back to the pool.</summary>
    private Function WithResult(Function merged, int memory)
    {
        if (merged.Result is not Read { Local: { Type.Shape: Shape.Array } result } || aliases[result] != memory) return merged;
        Local copy = locals.New(result);
        var made = new Define(copy, new Allocate(EquatableArray.Of<Expr>(new Length(new Read(result), null)), result.Type)) { IsPrimal = true };
        return merged with { Body = merged.Body.With([.. merged.Body.Statements, made, CellCopy.Loop(result, copy, Expr.Int(0), locals)]), Result = new Read(copy) };
    }

    /// <summary>Whether all names of the memory come from these.</summary>
    private bool IsClosed(int memory, IEnumerable<Local> origins)
    {
        HashSet<int> known = [.. origins.Select(l => l.Id)];
        foreach (Stmt statement in function.Body.DescendantStatements())
        {
            IEnumerable<(Local[] Names, Expr[] Values)> joins = statement switch
            {
                Loop loop => loop.Carried.Select(c => (new[] { c.Head, c.Result }, new[] { c.Initial, c.Next })),
                If choice => choice.Results.Select(r => (new[] { r.Target }, new[] { r.WhenTrue, r.WhenFalse })),
                _ => [],
            };
            foreach (var (names, values) in joins.Where(j => j.Names[0].Type.IsArray && aliases[j.Names[0]] == memory))
            {
                if (values.Any(v => v is not Read)) return false;
                known.UnionWith(names.Select(l => l.Id));
            }
        }

        return function.Body.AllOperands().SelectMany(ExprTraversal.Reads).All(l => !l.Type.IsArray || aliases[l] != memory || known.Contains(l.Id));
    }
}
