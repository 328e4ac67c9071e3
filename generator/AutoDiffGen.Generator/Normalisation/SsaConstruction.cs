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
    private Dictionary<int, Expr?> values = [];
    private List<Stmt> output = [];
    private string? source;

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
            pass.values[parameter.Local.Id] = parameter.Mode == PassingMode.Out ? null : new Read(parameter.Local);
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
        (values.TryGetValue(local.Id, out Expr? value) ? value : new Read(local)) ?? Expr.Default(local.Type);

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements) Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        source = statement.Source;
        switch (statement)
        {
            case Define s:
                names[s.Target.Id] = s.Target;
                values[s.Target.Id] = s.Value is null ? null : Named(s.Value, s.Target);
                break;
            case Assign s:
                values[s.Target.Id] = Named(s.Value, s.Target);
                break;
            case Store s:
                output.Add(s with { Array = Pure(s.Array), Indices = s.Indices.Map(Pure), Value = Atom(s.Value) });
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
            default:
                output.Add(statement);
                break;
        }
    }

    private void VisitVerbatim(Verbatim statement)
    {
        var reads = statement.Reads.Map(Pure);
        var writes = statement.Writes.Map(w => new Cell(
            locals.New(w.After),
            values.TryGetValue(w.After.Id, out Expr? before) ? before : null,
            locals.New(w.After)));
        output.Add(statement with { Reads = reads, Writes = writes });
        for (int i = 0; i < writes.Count; i++)
        {
            Local written = statement.Writes[i].After;
            names[written.Id] = written;
            values[written.Id] = new Read(writes[i].After);
        }
    }

    private void VisitIf(If statement)
    {
        Expr condition = Atom(statement.Condition);
        Dictionary<int, Expr?> before = values;
        (Block then, Dictionary<int, Expr?> afterThen) = Nested(statement.Then, before);
        (Block @else, Dictionary<int, Expr?> afterElse) = Nested(statement.Else, before);
        values = before;

        var results = new List<Result>();
        foreach (int id in before.Keys.OrderBy(k => k).ToList())
        {
            Expr? whenTrue = afterThen[id], whenFalse = afterElse[id];
            if (Equals(whenTrue, whenFalse))
            {
                values[id] = whenTrue;
                continue;
            }

            Expr known = (whenTrue ?? whenFalse)!;
            Local target = locals.New(names[id].Name, known.Type);
            results.Add(new Result(target, whenTrue ?? Expr.Default(known.Type), whenFalse ?? Expr.Default(known.Type)));
            values[id] = new Read(target);
        }

        output.Add(statement with { Condition = condition, Then = then, Else = @else, Results = results.ToEquatableArray() });
    }

    private (Block Block, Dictionary<int, Expr?> Values) Nested(Block block, Dictionary<int, Expr?> before)
    {
        List<Stmt> outer = output;
        output = [];
        values = new Dictionary<int, Expr?>(before);
        Visit(block);
        var result = (new Block(output.ToEquatableArray()), values);
        output = outer;
        return result;
    }

    private void VisitLoop(Loop statement)
    {
        HashSet<int> assigned = Assigned(statement);
        Dictionary<int, Expr?> before = values;
        var heads = new List<(int Id, Local Head, Expr Initial)>();
        var inside = new Dictionary<int, Expr?>(before);
        foreach (int id in before.Keys.Where(assigned.Contains).OrderBy(k => k))
        {
            Local source = names[id];
            Local head = locals.New(source);
            heads.Add((id, head, before[id] ?? Expr.Default(source.Type)));
            inside[id] = new Read(head);
        }

        values = inside;
        Expr condition = statement.TestsLast ? Expr.True : PureInHeader(statement.Condition!);
        List<Stmt> outer = output;
        output = [];
        Visit(statement.Body);
        Visit(statement.Iterator);
        Expr? again = statement.TestsLast ? Named(statement.Condition!, locals.New("again", IrType.Bool)) : null;
        var body = new Block(output.ToEquatableArray());
        output = outer;

        var carried = heads.Select(h => new Carried(h.Head, h.Initial, values[h.Id] ?? h.Initial, locals.New(h.Head))).ToList();
        if (again is not null)
        {
            Local head = locals.New("again", IrType.Bool);
            condition = new Read(head);
            carried.Add(new Carried(head, Expr.True, again, locals.New(head)));
        }

        values = before;
        for (int i = 0; i < heads.Count; i++) values[heads[i].Id] = new Read(carried[i].Result);
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
            _ => Enumerable.Empty<int>(),
        })];
}
