using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>
/// Gives each value a variable of its own: structured static single assignment, whose only joins are the results of
/// choices and the carried variables of loops. Every real operation is named (A-normal form).
/// </summary>
internal sealed partial class SsaConstruction
{
    private readonly LocalFactory locals;
    private readonly HashSet<int> writtenArrays;
    private readonly Dictionary<int, Local> names = [];
    private readonly ScopedValues values = new();
    /// <summary>By array variable: the statement that assigned it last.</summary>
    private readonly Dictionary<int, int> origins = [];
    private List<Stmt> output = [];
    private string? source;
    private int origin = -1;

    private SsaConstruction(LocalFactory locals, HashSet<int> writtenArrays)
    {
        this.locals = locals;
        this.writtenArrays = writtenArrays;
    }

    /// <param name="function">A function with one exit.</param>
    public static Function Run(Function function)
    {
        var locals = new LocalFactory(function.LocalCount);
        var pass = new SsaConstruction(locals, WrittenArrays.Of(function.Body));
        foreach (Parameter parameter in function.Parameters)
        {
            pass.names[parameter.Local.Id] = parameter.Local;
            pass.values.Set(parameter.Local.Id, parameter.Mode == PassingMode.Out ? null : new Read(parameter.Local));
        }

        pass.Visit(function.Body);
        return function with
        {
            Body = new Block(pass.output.ToEquatableArray()),
            Result = function.Result is Read result ? pass.ValueOf(result.Local) : null,
            Outputs = function.Parameters
                .Where(p => p.Mode is PassingMode.Ref or PassingMode.Out)
                .Select(p => new Output(p.Local, pass.ValueOf(p.Local)))
                .ToEquatableArray(),
            LocalCount = locals.Last,
        };
    }

    private Expr ValueOf(Local local) =>
        (values.TryGet(local.Id, out Expr? value) ? value : new Read(local)) ?? Expr.Default(local.Type);

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements) Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        source = statement.Source;
        origin = statement.Origin;
        switch (statement)
        {
            case Define s:
                names[s.Target.Id] = s.Target;
                values.Set(s.Target.Id, s.Value is null ? null : Named(s.Value, s.Target));
                break;
            case Assign s:
                values.Set(s.Target.Id, Named(s.Value, s.Target));
                break;
            case Store s:
                output.Add(s with { Array = Pure(s.Array), Indices = s.Indices.Map(Pure), Value = Atom(s.Value), IsPrimal = true });
                break;
            case MakeRow s:
                output.Add(s with { Array = Pure(s.Array), Index = Atom(s.Index), Length = Pure(s.Length), IsPrimal = true });
                break;
            case Append s:
                output.Add(s with { List = Pure(s.List), Index = Atom(s.Index), Value = Atom(s.Value), IsPrimal = true });
                break;
            case Effect s:
                output.Add(s with { Value = Pure(s.Value) });
                break;
            case Throw s:
                output.Add(s with { Exception = Pure(s.Exception) });
                break;
            case If s:
                VisitIf(s);
                break;
            case Loop s:
                VisitLoop(s);
                break;
            case Verbatim s:
                VisitVerbatim(s);
                break;
            case MultiCall s:
                VisitMultiCall(s);
                break;
            default:
                output.Add(statement);
                break;
        }
    }

    private void VisitVerbatim(Verbatim statement)
    {
        var reads = statement.Reads.Map(Pure);
        var writes = statement.Writes.Map(Versions);
        output.Add(statement with { Reads = reads, Writes = writes });
        Written(statement.Writes, writes);
    }

    private void VisitMultiCall(MultiCall statement)
    {
        var call = (Call)Pure(statement.Call);
        var outputs = statement.Outputs.Map(w => w.Initial is { } initial ? Versions(w) with { Initial = Atom(initial) } : Versions(w) with { Initial = null });
        output.Add(statement with { Call = call, Outputs = outputs });
        Written(statement.Outputs, outputs);
    }

    private Cell Versions(Cell cell) => new(
        locals.New(cell.After),
        values.TryGet(cell.After.Id, out Expr? before) ? before : null,
        locals.New(cell.After));

    private void Written(EquatableArray<Cell> lowered, EquatableArray<Cell> normal)
    {
        for (int i = 0; i < normal.Count; i++)
        {
            Local written = lowered[i].After;
            names[written.Id] = written;
            origins[written.Id] = origin;
            values.Set(written.Id, new Read(normal[i].After));
        }
    }

    private void VisitIf(If statement)
    {
        Expr condition = Atom(statement.Condition);
        (Block then, Dictionary<int, Expr?> afterThen) = Nested(statement.Then);
        (Block @else, Dictionary<int, Expr?> afterElse) = Nested(statement.Else);

        var results = new List<Result>();
        foreach (int id in afterThen.Keys.Union(afterElse.Keys).OrderBy(k => k))
        {
            if (!values.TryGet(id, out Expr? before)) continue;
            Expr? whenTrue = afterThen.TryGetValue(id, out Expr? inThen) ? inThen : before;
            Expr? whenFalse = afterElse.TryGetValue(id, out Expr? inElse) ? inElse : before;
            if (Equals(whenTrue, whenFalse))
            {
                values.Set(id, whenTrue);
                continue;
            }

            Expr known = (whenTrue ?? whenFalse)!;
            Local target = locals.New(names[id].Name, known.Type) with { IsMadeUp = names[id].IsMadeUp };
            results.Add(new Result(target, whenTrue ?? Expr.Default(known.Type), whenFalse ?? Expr.Default(known.Type)) { Origin = OriginOf(id) });
            values.Set(id, new Read(target));
        }

        output.Add(statement with { Condition = condition, Then = then, Else = @else, Results = results.ToEquatableArray() });
    }

    private (Block Block, Dictionary<int, Expr?> Changed) Nested(Block block)
    {
        List<Stmt> outer = output;
        output = [];
        values.Enter();
        Visit(block);
        var result = (new Block(output.ToEquatableArray()), values.Leave());
        output = outer;
        return result;
    }

    private void VisitLoop(Loop statement)
    {
        HashSet<int> assigned = Assigned(statement);
        var heads = new List<(int Id, Local Head, Expr Initial)>();
        values.Enter();
        foreach (int id in assigned.OrderBy(k => k))
        {
            if (!values.TryGet(id, out Expr? before)) continue;
            Local source = names[id];
            Local head = locals.New(source);
            heads.Add((id, head, before ?? Expr.Default(source.Type)));
            values.Set(id, new Read(head));
        }

        Expr condition = statement.TestsLast ? Expr.True : PureInHeader(statement.Condition!);
        List<Stmt> outer = output;
        output = [];
        Visit(statement.Body);
        Visit(statement.Iterator);
        Expr? again = statement.TestsLast ? Named(statement.Condition!, locals.New("again", IrType.Bool)) : null;
        var body = new Block(output.ToEquatableArray());
        output = outer;

        Dictionary<int, Expr?> inside = values.Leave();
        var carried = heads.Select(h => new Carried(h.Head, h.Initial, inside[h.Id] ?? h.Initial, locals.New(h.Head)) { Origin = OriginOf(h.Id) }).ToList();
        if (again is not null)
        {
            Local head = locals.New("again", IrType.Bool);
            condition = new Read(head);
            carried.Add(new Carried(head, Expr.True, again, locals.New(head)));
        }

        for (int i = 0; i < heads.Count; i++) values.Set(heads[i].Id, new Read(carried[i].Result));
        output.Add(statement with
        {
            Condition = condition, TestsLast = false, Iterator = Block.Empty, Body = body, Carried = carried.ToEquatableArray(),
        });
    }

    private static HashSet<int> Assigned(Loop loop) =>
        [.. loop.Blocks().SelectMany(b => b.DescendantStatements()).SelectMany(s => s switch
        {
            Assign assign => [assign.Target.Id],
            Verbatim verbatim => verbatim.Writes.Select(w => w.After.Id),
            MultiCall invoke => invoke.Outputs.Select(w => w.After.Id),
            _ => Enumerable.Empty<int>(),
        })];
}
