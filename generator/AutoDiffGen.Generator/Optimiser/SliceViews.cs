using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Makes slices again of cells that were slices' cells in the source, in the user's arrays and in those of their
/// derivatives: <c>dRow[i]</c> for <c>dW[start + i]</c>. C# then checks the bounds that it checked in the source.
/// </summary>
/// <remarks>Nothing may come after it that takes different names for different memory.</remarks>
internal sealed class SliceViews
{
    private readonly LocalFactory locals;
    private readonly Dictionary<View, Local> names = [];

    /// <summary>By view: the variables that have no value yet where the walk is.</summary>
    private readonly Dictionary<View, HashSet<int>> awaited = [];

    /// <summary>By the variable of a slice's length: its definition.</summary>
    private readonly Dictionary<int, Apply> lengths;
    private readonly NumberMap<Expr> known = new();
    private readonly Substitution substitution;

    private SliceViews(LocalFactory locals, Dictionary<int, Apply> lengths)
    {
        this.locals = locals;
        this.lengths = lengths;
        substitution = new Substitution(known);
    }

    /// <summary>A slice: the array, the first of its cells, and how many it has.</summary>
    private sealed record View(Local Root, Expr Start, Expr Length);

    public static Function Run(Function function)
    {
        View[] views = [.. CellsOf(function).Select(ViewOf).OfType<View>().Distinct()];
        if (views.Length == 0) return function;
        var lengths = function.Body.DescendantStatements().OfType<Define>().Where(d => d.Value.IsSliceLength()).ToDictionary(d => d.Target.Id, d => (Apply)d.Value!);
        var pass = new SliceViews(new LocalFactory(function.LocalCount), lengths);
        HashSet<string> arrays = [.. views.Select(v => v.Root).Concat(function.Parameters.Select(p => p.Local)).Select(l => l.Name)];
        foreach (View view in views)
        {
            pass.awaited[view] = [view.Root.Id, .. view.Start.Reads().Concat(view.Length.Reads()).Select(l => l.Id)];
            pass.names[view] = pass.Name(view, arrays);
        }

        Block body = pass.Visit(function.Body, function.Parameters.Select(p => p.Local));
        return function.With(body, pass.Rewrite) with { LocalCount = pass.locals.Last };
    }

    private static IEnumerable<Element> CellsOf(Function function)
    {
        IEnumerable<Expr> ends = function.Outputs.Select(o => o.Value).Concat(function.Result is { } result ? [result] : []);
        IEnumerable<Element> stored = function.Body.DescendantStatements().OfType<Store>().Select(s => new Element(s.Array, s.Indices));
        return function.Body.AllOperands().Concat(ends).SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Element>().Concat(stored);
    }

    /// <summary>The slice that a cell is one of; none where its bounds may change while it is in use.</summary>
    private static View? ViewOf(Element cell)
    {
        if (cell.Array is not Read { Local: var root } || cell.Indices.Count != 1 || !cell.Indices[0].IsSliceIndex()) return null;
        EquatableArray<Expr> parts = ((Apply)cell.Indices[0]).Arguments;
        return IsSteady(parts[0]) && IsSteady(parts[2]) ? new View(root, parts[0], parts[2]) : null;

        static bool IsSteady(Expr expr) => expr.IsPure() && !expr.ReadsCells();
    }

    /// <summary>What the user called the slice, with <c>d</c> before it where the array's name has that.</summary>
    private Local Name(View view, HashSet<string> arrays)
    {
        string? given = NameBefore(view.Length, "Length") ?? NameBefore(view.Start, "Start");
        string array = view.Root.Name;
        bool isDerivative = array.Length > 1 && char.IsUpper(array[1]) && arrays.Contains(char.ToLowerInvariant(array[1]) + array.Substring(2));
        string name = given is null ? array + "Slice" : isDerivative ? array[0] + char.ToUpperInvariant(given[0]).ToString() + given.Substring(1) : given;
        return locals.New(name, view.Root.Type.With(view.Root.Type.Shape == Shape.Array ? Shape.Span : view.Root.Type.Shape));
    }

    private static string? NameBefore(Expr bound, string suffix) =>
        bound is Read { Local.Name: var name } && name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : null;

    private Block Visit(Block block, IEnumerable<Local> given)
    {
        var output = new List<Stmt>();
        Arrive(given, null, output);
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Define define && define.Value.IsSliceLength() && IsReplaced(define, output)) continue;
            // Blocks first: what they hand out may be the length of a slice that they make.
            Stmt mapped = statement.MapBlocks(b => Visit(b, statement is Loop loop ? loop.Heads() : [])).MapOperands(Rewrite);
            if (mapped is Store store && ViewOf(new Element(((Store)statement).Array, ((Store)statement).Indices)) is { } view)
            {
                mapped = store with { Array = new Read(names[view]), Indices = EquatableArray.Of(((Apply)store.Indices[0]).Arguments[1]) };
            }

            output.Add(mapped);
            Arrive(statement.Defines(), statement.Heading, output);
        }

        return block.With(output);
    }

    /// <summary>The slice checks its bounds itself where it is made; and what was checked before needs no check again.</summary>
    private bool IsReplaced(Define define, List<Stmt> output)
    {
        var check = (Apply)define.Value!;
        Expr length = Rewrite(check.Arguments[1]);
        var view = check.Arguments[2] is Length { Array: Read { Local: var root } } ? new View(root, check.Arguments[0], new Read(define.Target)) : null;
        bool isMade = view is not null && names.ContainsKey(view);
        if (!isMade && (define.IsPrimal || !length.IsAtom())) return false;
        if (isMade) output.Add(new Define(names[view!], Slices.Of(new Read(view!.Root), Rewrite(view.Start), length, names[view].Type)) { Heading = define.Heading, Source = define.Source, IsPrimal = define.IsPrimal });
        known[define.Target.Id] = length.IsAtom() ? length : new Length(new Read(names[view!]), null);
        if (isMade) awaited.Remove(view!);
        Arrive([define.Target], define.Heading, output);
        return true;
    }

    /// <summary>Makes the slices whose bounds and array are known from here on.</summary>
    private void Arrive(IEnumerable<Local> locals, string? heading, List<Stmt> output)
    {
        foreach (Local local in locals)
        {
            foreach (View view in awaited.Keys.Where(v => awaited[v].Remove(local.Id) && awaited[v].Count == 0).ToList())
            {
                awaited.Remove(view);
                output.Add(new Define(names[view], Slices.Of(new Read(view.Root), Rewrite(view.Start), Rewrite(view.Length), names[view].Type)) { Heading = heading });
            }
        }
    }

    private Expr Rewrite(Expr expr) => expr is Element cell && ViewOf(cell) is { } view
        ? new Element(new Read(names[view]), EquatableArray.Of(Rewrite(((Apply)cell.Indices[0]).Arguments[1])))
        : substitution.Apply(expr.MapChildren(Rewrite));
}
