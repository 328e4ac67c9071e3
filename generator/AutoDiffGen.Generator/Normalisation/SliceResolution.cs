using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Names the cells of slices by the array that these are slices of. Two slices of the same memory then cannot be mistaken
/// for two arrays, whatever their bounds; a variable that is one slice now and another later is two numbers that change.
/// </summary>
internal sealed partial class SliceResolution
{
    private readonly Dictionary<int, View> views = [];

    /// <summary>By variable: the array that it is another name of.</summary>
    private readonly Dictionary<int, Local> names = [];

    /// <summary>Carried variables that iterations make stand for different arrays.</summary>
    private readonly HashSet<int> ambiguous;

    /// <summary>Carried variables whose length iterations change.</summary>
    private readonly HashSet<int> varying;
    private readonly LocalFactory locals;
    private readonly IReadOnlyDictionary<string, HashSet<int>> sliced;

    /// <summary>By temporary variable: what the user calls the slice that is in it.</summary>
    private readonly Dictionary<int, string> given;
    private List<Stmt> output = [];
    private bool isWrong;

    private SliceResolution(LocalFactory locals, IReadOnlyDictionary<string, HashSet<int>> sliced, Dictionary<int, string> given, HashSet<int> ambiguous, HashSet<int> varying)
    {
        this.locals = locals;
        this.sliced = sliced;
        this.given = given;
        this.ambiguous = ambiguous;
        this.varying = varying;
    }

    /// <summary>A slice: its array, the first of its cells, and how many it has.</summary>
    private sealed record View(Local Root, Expr Start, Expr Length, int Origin);

    /// <param name="function">A function in normal form.</param>
    /// <param name="sliced">By callee: the positions of the spans that it gets as an array and the bounds in it.</param>
    public static Function Run(Function function, IReadOnlyDictionary<string, HashSet<int>> sliced)
    {
        if (!function.Body.AllOperands().Any(e => e.DescendantsAndSelf().Any(d => d.IsSlice() || d is Call call && sliced.ContainsKey(call.Method)))) return function;
        Dictionary<int, string> given = Given(function.Body);
        HashSet<int> ambiguous = [], varying = [];
        while (true)
        {
            var pass = new SliceResolution(new LocalFactory(function.LocalCount), sliced, given, ambiguous, varying);
            Function resolved = pass.Resolve(function);
            if (!pass.isWrong) return resolved;
        }
    }

    private static Dictionary<int, string> Given(Block body)
    {
        var given = new Dictionary<int, string>();
        foreach (Define define in body.DescendantStatements().OfType<Define>())
        {
            if (define is { Target: { IsTemporary: false, Type.IsArray: true } target, Value: Read { Local.IsTemporary: true } slice }) given[slice.Local.Id] = target.Name;
        }

        return given;
    }

    private Function Resolve(Function function)
    {
        Block body = Visit(function.Body, () => function = function with
        {
            Result = function.Result is { } result ? Rewrite(result) : null,
            Outputs = function.Outputs.Map(o => o with { Value = Rewrite(o.Value) }),
        });
        return function with { Body = body, LocalCount = locals.Last };
    }

    private Block Visit(Block block, Action atEnd)
    {
        List<Stmt> outer = output;
        output = [];
        foreach (Stmt statement in block.Statements) Visit(statement);
        atEnd();
        Block visited = block.With(output);
        output = outer;
        return visited;
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Define { Target.Type.IsArray: true, Value: { } value } s when Find(value, s) is { } view:
                views[s.Target.Id] = view;
                break;
            case Define { Target.Type.IsArray: true, Value: Read source } s:
                names[s.Target.Id] = RootOf(source.Local);
                output.Add(s);
                break;
            case Store { Array: Read array } s when views.TryGetValue(array.Local.Id, out View? view):
                output.Add(s with { Array = new Read(view.Root), Indices = IndicesIn(view, s.Indices.Map(Rewrite)), Value = Rewrite(s.Value) });
                break;
            case If s:
                Visit(s);
                break;
            case Loop s:
                Visit(s);
                break;
            case Define { Value: Call call } s when sliced.TryGetValue(call.Method, out HashSet<int>? positions):
                output.Add(s with { Value = WithBounds(call, positions, s.Origin) });
                break;
            case Effect { Value: Call call } s when sliced.TryGetValue(call.Method, out HashSet<int>? positions):
                output.Add(s with { Value = WithBounds(call, positions, s.Origin) });
                break;
            default:
                output.Add(statement.MapOperands(Rewrite));
                break;
        }
    }

    /// <summary>A slice that is handed on is the array, the first of the cells, and how many they are; of nothing, none.</summary>
    private Call WithBounds(Call call, HashSet<int> positions, int origin)
    {
        var arguments = new List<Expr>();
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (positions.Contains(i) && ViewOf(call.Arguments[i]) is { } view)
            {
                string name = ((Read)call.Arguments[i]).Local.Name;
                arguments.AddRange([new Read(view.Root), Atom(view.Start, name + "Start", origin), Atom(view.Length, name + "Length", origin)]);
            }
            else
            {
                arguments.Add(Rewrite(call.Arguments[i]));
                if (positions.Contains(i)) arguments.AddRange([Expr.Int(0), Expr.Int(0)]);
            }
        }

        return call with { Arguments = arguments.ToEquatableArray() };
    }

    private static EquatableArray<Expr> IndicesIn(View view, EquatableArray<Expr> indices) =>
        EquatableArray.Of<Expr>([Slices.Index(view.Start, indices[0], view.Length), .. indices.Skip(1)]);

    private Local RootOf(Local array) => names.TryGetValue(array.Id, out Local? root) ? root : array;

    /// <summary>The slice that a value is, taken from its array; null when it is none.</summary>
    private View? Find(Expr value, Define define) => value switch
    {
        Read read => views.TryGetValue(read.Local.Id, out View? view) ? view : null,
        Apply slice when slice.IsSlice() => Make(slice, define),
        _ => null,
    };

    private View Make(Apply slice, Define define)
    {
        View of = ViewOf(slice.Arguments[0])!;
        if (slice.IsPart()) return new View(of.Root, slice.Arguments[1], slice.Arguments[2], define.Origin);
        string name = given.TryGetValue(define.Target.Id, out string? users) ? users : define.Target.Name;
        Expr start = Atom(Rewrite(slice.Arguments[1]), name + "Start", define.Origin);
        Local length = locals.New(name + "Length", IrType.Int);
        output.Add(new Define(length, Slices.CheckedLength(start, Rewrite(slice.Arguments[2]), of.Length)) { Origin = define.Origin, IsPrimal = true });
        Expr first = IsZero(of.Start) ? start : IsZero(start) ? of.Start : Atom(new Binary(BinaryOperator.Add, of.Start, start, IrType.Int), name + "Start", define.Origin);
        return new View(of.Root, first, new Read(length), define.Origin);
    }

    private static bool IsZero(Expr expr) => expr.IsInt(out int number) && number == 0;

    private Expr Atom(Expr value, string name, int origin)
    {
        if (value.IsAtom()) return value;
        Local local = locals.Temporary(name, IrType.Int);
        output.Add(new Define(local, value) { Origin = origin, IsPrimal = true });
        return new Read(local);
    }

    /// <summary>A slice as a variable of its own, for what takes it as a whole.</summary>
    private Read Whole(View view, Local slice, List<Stmt> statements)
    {
        Local copy = locals.New(slice);
        statements.Add(new Define(copy, Slices.Of(new Read(view.Root), view.Start, view.Length, copy.Type)) { Origin = view.Origin });
        return new Read(copy);
    }

    /// <summary>What stands for an array is a slice too: all of it.</summary>
    private View? ViewOf(Expr array) => array is not Read { Local: var local } || local.Type.Shape == Shape.Matrix ? null
        : views.TryGetValue(local.Id, out View? view) ? view
        : new View(RootOf(local), Expr.Int(0), new Length(new Read(RootOf(local)), null), -1);

    private Expr Rewrite(Expr expr)
    {
        switch (expr)
        {
            case Element { Array: Read array } cell when views.TryGetValue(array.Local.Id, out View? view):
                return cell with { Array = new Read(view.Root), Indices = IndicesIn(view, cell.Indices.Map(Rewrite)) };
            case Length { Array: Read array } when views.TryGetValue(array.Local.Id, out View? view):
                return view.Length;
            case Read read when views.TryGetValue(read.Local.Id, out View? view):
                return Whole(view, read.Local, output);
            default:
                return expr.MapChildren(Rewrite);
        }
    }
}
