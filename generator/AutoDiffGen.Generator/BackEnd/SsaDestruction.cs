using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Turns normal form back into statements with variables that change, the form that is printed.</summary>
internal sealed partial class SsaDestruction
{
    private readonly Coalescing coalescing;
    private readonly LocalFactory locals;
    private readonly DeclaredLocals declared = new();
    private readonly Function function;
    private string? heading;

    private SsaDestruction(Function function)
    {
        this.function = function;
        coalescing = Coalescing.Of(function);
        locals = new LocalFactory(function.LocalCount);
        declared.Enter();
        foreach (Parameter parameter in function.Parameters) declared.Declare(parameter.Local);
    }

    public static Function Run(Function function)
    {
        var pass = new SsaDestruction(function);
        var output = new List<Stmt>();
        pass.Visit(function.Body, output);
        pass.Move([.. function.Outputs.Select(o => (o.Parameter, o.Value))], output);
        if (function.Result is { } result) output.Add(new Return(pass.Rewrite(result)));
        return function with
        {
            Body = new Block(output.ToEquatableArray()),
            Result = null,
            Outputs = EquatableArray<Output>.Empty,
            LocalCount = pass.locals.Last,
        };
    }

    private Local Variable(Local local) => coalescing.VariableOf(local);

    private Expr Rewrite(Expr expr) => expr is Read read ? new Read(Variable(read.Local)) : expr.MapChildren(Rewrite);

    private Block Nested(Block block, Action<List<Stmt>> atEnd)
    {
        string? outerHeading = heading;
        declared.Enter();
        var output = new List<Stmt>();
        Visit(block, output);
        if (output.LastOrDefault() is not Throw) atEnd(output);
        declared.Leave();
        heading = outerHeading;
        return new Block(output.ToEquatableArray());
    }

    private void Visit(Block block, List<Stmt> output)
    {
        for (int i = 0; i < block.Statements.Count; i++)
        {
            Stmt statement = block.Statements[i];
            if (statement.Heading is { } text && text != heading) output.Add(new Comment(text));
            heading = statement.Heading ?? heading;
            if (statement.Opens()) DeclareLasting(block, i, output);
            Visit(statement, output);
        }
    }

    private void Visit(Stmt statement, List<Stmt> output)
    {
        switch (statement)
        {
            case Define { Value: null } s:
                declared.Declare(s.Target);
                output.Add(s);
                break;
            case Define s:
                Assign(s.Target, Rewrite(s.Value!), output);
                break;
            case If s:
                VisitIf(s, output);
                break;
            case Loop s:
                VisitLoop(s, output);
                break;
            case Pop s:
                declared.Declare(Variable(s.Target));
                output.Add(s with { Target = Variable(s.Target) });
                break;
            case Invoke { Rule: { } rule } s:
                VisitRule(s, rule, output);
                break;
            case Invoke s:
                foreach (Local local in s.Defines()) declared.Declare(Variable(local));
                output.Add(s with
                {
                    Target = s.Target is { } target ? Variable(target) : null,
                    Arguments = s.Arguments.Map(Rewrite),
                    Outputs = s.Outputs.Map(Variable),
                });
                break;
            case Verbatim { Bracket: not Bracket.None } s:
                VisitBracket(s, output);
                break;
            case Verbatim s:
                Prepare(s.Writes, output);
                output.Add(s with { Reads = s.Reads.Map(Rewrite), Writes = s.Writes.Map(Variable) });
                break;
            case MultiCall s:
                Prepare(s.Outputs, output);
                output.Add(s with { Call = (Call)s.Call.MapChildren(Rewrite), Outputs = s.Outputs.Map(Variable) });
                break;
            default:
                output.Add(statement.MapOperands(Rewrite));
                break;
        }
    }

    private void Assign(Local target, Expr value, List<Stmt> output)
    {
        Local variable = Variable(target);
        if (value is Read read && read.Local.Equals(variable)) return;
        output.Add(declared.Declare(variable) ? new Define(variable, value) : new Assign(variable, value));
    }

    private void Declare(Local local, List<Stmt> output)
    {
        Local variable = Variable(local);
        if (declared.Declare(variable)) output.Add(new Define(variable, null));
    }

    /// <summary>Gives the variables that a statement changes the values they have before it.</summary>
    private void Prepare(EquatableArray<Cell> cells, List<Stmt> output)
    {
        foreach (Cell cell in cells)
        {
            if (cell.Initial is { } initial) Assign(cell.After, Rewrite(initial), output);
            else Declare(cell.After, output);
        }
    }

    private Cell Variable(Cell cell) => new(Variable(cell.After), null, Variable(cell.After));

    private void VisitIf(If statement, List<Stmt> output)
    {
        Expr condition = Rewrite(statement.Condition);
        bool isOneArmed = statement.Else.IsEmpty;
        var otherwise = new List<(Local, Expr)>();
        foreach (Result result in statement.Results)
        {
            if (isOneArmed && result.WhenFalse.IsAtom() && !declared.Contains(Variable(result.Target)))
            {
                Assign(result.Target, Rewrite(result.WhenFalse), output);
            }
            else
            {
                Declare(result.Target, output);
                otherwise.Add((result.Target, result.WhenFalse));
            }
        }

        Block then = Nested(statement.Then, o => Move([.. statement.Results.Select(r => (r.Target, r.WhenTrue))], o));
        Block @else = Nested(statement.Else, o => Move(otherwise, o));
        output.Add(new If(condition, then, @else));
    }

    private void VisitLoop(Loop loop, List<Stmt> output)
    {
        Move([.. loop.Carried.Select(c => (c.Head, c.Initial))], output);
        Counter? counter = loop.Counter is { } c ? c with { Start = Rewrite(c.Start), Bound = Rewrite(c.Bound) } : null;
        Block body = Nested(loop.Body, o => Move([.. loop.Carried.Select(k => (k.Head, k.Next))], o));
        if (body.Statements.Count == 2 && body.Statements[0] is Comment { Text.Length: > 0 } comment)
        {
            if (output.LastOrDefault() is Comment { Text.Length: > 0 }) output.RemoveAt(output.Count - 1);
            output.Add(comment);
            body = new Block(EquatableArray.Of(body.Statements[1]));
        }

        output.Add(new Loop(loop.Condition is { } condition ? Rewrite(condition) : null, body) { Counter = counter });
    }

    /// <summary>Gives several variables their values at once: none is overwritten while another still needs it.</summary>
    private void Move(IReadOnlyList<(Local Target, Expr Value)> moves, List<Stmt> output)
    {
        var pending = moves
            .Select(m => (Target: Variable(m.Target), Value: Rewrite(m.Value)))
            .Where(m => m.Value is not Read read || !read.Local.Equals(m.Target))
            .ToList();
        while (pending.Count > 0)
        {
            int free = pending.FindIndex(m => !pending.Any(o => !o.Target.Equals(m.Target) && o.Value.Reads().Contains(m.Target)));
            if (free < 0)
            {
                var (target, value) = pending[0];
                Local saved = locals.Temporary("next" + char.ToUpperInvariant(target.Name[0]) + target.Name.Substring(1), target.Type);
                output.Add(new Define(saved, value));
                pending[0] = (target, new Read(saved));
                pending.Add(pending[0]);
                pending.RemoveAt(0);
                continue;
            }

            Assign(pending[free].Target, pending[free].Value, output);
            pending.RemoveAt(free);
        }
    }
}
