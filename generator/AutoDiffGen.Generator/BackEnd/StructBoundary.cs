using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>
/// Makes structs again of the parts that a function's parameters and result were taken apart into: it reads
/// <c>p.X</c> where a part stood, and puts together at its end what it gives.
/// </summary>
internal sealed class StructBoundary
{
    private readonly Function function;
    private readonly LocalFactory locals;

    /// <summary>Variables in the place of parts that change on the way.</summary>
    private readonly Dictionary<int, Local> variables = [];

    /// <summary>The parts of each struct that the function gives, in the order of the parameters.</summary>
    private readonly List<Parameter[]> given = [];

    private StructBoundary(Function function)
    {
        this.function = function;
        locals = new LocalFactory(function.LocalCount);
    }

    /// <param name="function">A function in lowered form.</param>
    public static Function Run(Function function) =>
        function.Parameters.Any(p => p.Member is not null) ? new StructBoundary(function).Run() : function;

    /// <summary>The parameters as they are declared: structs whole, and without the one that is returned.</summary>
    public static IEnumerable<Parameter> Declared(Function function)
    {
        var seen = new HashSet<int>();
        foreach (Parameter parameter in function.Parameters)
        {
            Local? whole = parameter.Member?.Whole;
            if (whole is null) yield return parameter;
            else if (!whole.Equals(function.Returned) && seen.Add(whole.Id)) yield return new Parameter(whole, parameter.Member!.Struct.IsObject ? PassingMode.Value : parameter.Mode, parameter.IsConstant, parameter.Modifier);
        }
    }

    private Function Run()
    {
        if (function.Body.Statements is { Count: 1 } single && single[0] is Throw) return Whole(function.Body);
        HashSet<int> written = [.. function.Body.DescendantStatements().SelectMany(Written).Select(l => l.Id)];
        foreach (var group in function.Parameters.Where(p => p.Member is not null).GroupBy(p => p.Member!.Whole.Id))
        {
            Parameter[] parts = [.. group];
            if (parts[0].Member!.Struct.IsObject)
            {
                // What keeps its value is left alone.
                Parameter[] changed = [.. parts.Where(p => p.Mode is PassingMode.Out || (p.Mode is PassingMode.Ref && written.Contains(p.Local.Id)))];
                if (changed.Length > 0) given.Add(changed);
                Rename(parts.Where(p => !changed.Contains(p) && (written.Contains(p.Local.Id) || p.Local.Type.IsRealArray)));
            }
            else if (parts[0].Mode is PassingMode.Out or PassingMode.Ref) given.Add(parts);
            else Rename(parts.Where(p => written.Contains(p.Local.Id)));
        }

        List<Stmt> body = [.. function.Body.Statements];
        if (!AtTheEnd(body))
        {
            foreach (Parameter[] parts in given) Rename(parts);
            body = [.. Visit(new Block(body.ToEquatableArray())).Statements];
            if (body.LastOrDefault() is not (Return or Throw)) body.AddRange(Give(null));
            Begin(body);
        }
        else if (variables.Count > 0)
        {
            body = [.. Visit(new Block(body.ToEquatableArray()), gives: false).Statements];
            Begin(body);
        }

        return Whole(new Block(body.ToEquatableArray()));
    }

    private Function Whole(Block body) => function with
    {
        Parameters = Declared(function).ToEquatableArray(),
        ReturnType = function.Returned?.Type ?? function.ReturnType,
        Returned = null,
        Body = body,
        LocalCount = locals.Last,
    };

    private void Rename(IEnumerable<Parameter> parts)
    {
        foreach (Parameter part in parts) variables[part.Local.Id] = locals.New(part.Local);
    }

    /// <summary>Reads the parts, after the checks that the objects are there.</summary>
    private void Begin(List<Stmt> body)
    {
        HashSet<int> parts = [.. variables.Values.Select(v => v.Id)];
        int checks = body.TakeWhile(s => s is Effect { Value: Apply } && !s.Operands().SelectMany(ExprTraversal.Reads).Any(l => parts.Contains(l.Id))).Count();
        body.InsertRange(checks, function.Parameters.Where(p => variables.ContainsKey(p.Local.Id)).Select(Start));
    }

    private Define Start(Parameter part) => new(variables[part.Local.Id], part.Mode == PassingMode.Out ? null : new Read(part.Local));

    private static IEnumerable<Local> Written(Stmt statement) => statement switch
    {
        Assign s => [s.Target],
        _ => statement.Defines(),
    };

    /// <summary>Where all parts get their values one after the other at the end, the values go into the structs directly.</summary>
    private bool AtTheEnd(List<Stmt> body)
    {
        int end = body.LastOrDefault() is Return ? body.Count - 1 : body.Count;
        int start = end;
        while (start > 0 && body[start - 1] is Assign) start--;
        HashSet<int> parts = [.. given.SelectMany(g => g).Select(p => p.Local.Id)];
        if (body.Take(start).Any(s => Touches(s, parts)) || (end < body.Count && body[end].Operands().SelectMany(ExprTraversal.Reads).Any(r => parts.Contains(r.Id)))) return false;
        if (body.LastOrDefault() is Throw) return true;

        Assign[] last = [.. body.Skip(start).Take(end - start).Cast<Assign>()];
        bool isIndependent = last.All(a => last.All(b => ReferenceEquals(a, b) || (!b.Value.Reads().Contains(a.Target) && !a.Target.Equals(b.Target))));
        bool isComplete = given.SelectMany(g => g).All(p => p.Mode == PassingMode.Ref || last.Any(a => a.Target.Equals(p.Local)));
        if (!isIndependent || !isComplete) return false;

        Stmt[] exit = [.. body.Skip(end)];
        body.RemoveRange(start, body.Count - start);
        body.AddRange(last.Where(a => !parts.Contains(a.Target.Id)));
        body.AddRange(Give(exit.FirstOrDefault() as Return, p => last.FirstOrDefault(a => a.Target.Equals(p.Local))?.Value ?? new Read(p.Local)));
        return true;
    }

    /// <summary>Whether the statement writes a part, or leaves the function.</summary>
    private static bool Touches(Stmt statement, HashSet<int> parts) =>
        statement is Return || Written(statement).Any(l => parts.Contains(l.Id)) || statement.Blocks().Any(b => b.Statements.Any(s => Touches(s, parts)));

    private IEnumerable<Stmt> Give(Return? exit) => Give(exit, p => new Read(variables[p.Local.Id]));

    private IEnumerable<Stmt> Give(Return? exit, Func<Parameter, Expr> value)
    {
        foreach (Parameter[] parts in given)
        {
            Member member = parts[0].Member!;
            if (member.Struct.IsObject)
            {
                foreach (Parameter part in parts) yield return new Assign(part.Local with { Member = part.Member! with { IsTarget = true } }, value(part));
                continue;
            }

            var values = new Expr[member.Struct.Types.Count];
            for (int i = 0; i < values.Length; i++)
            {
                Parameter? part = parts.FirstOrDefault(p => p.Member!.Index == i);
                values[i] = part is null ? member.Struct.Missing(i) : value(part);
            }

            Expr whole = member.Struct.Convertible(EquatableArray.Of(values));
            if (member.Whole.Equals(function.Returned)) exit = new Return(whole);
            else yield return new Assign(member.Whole, whole);
        }

        if (exit is not null) yield return exit;
    }

    private Block Visit(Block block, bool gives = true)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt renamed = PlaceCheck.Is(statement) ? statement : statement.MapOperands(Use).MapBlocks(b => Visit(b, gives));
            if (gives && renamed is Return exit) output.AddRange(Give(exit));
            else output.Add(Renamed(renamed));
        }

        return new Block(output.ToEquatableArray());
    }

    private Stmt Renamed(Stmt statement) => statement switch
    {
        Assign s => s with { Target = Use(s.Target) },
        Pop s => s with { Target = Use(s.Target) },
        Verbatim s => s with { Writes = s.Writes.Map(Use) },
        MultiCall s => s with { Outputs = s.Outputs.Map(Use) },
        Invoke s => s with { Target = s.Target is { } target ? Use(target) : null, Outputs = s.Outputs.Map(Use) },
        _ => statement,
    };

    private Cell Use(Cell cell) => new(Use(cell.Before), cell.Initial, Use(cell.After));

    private Local Use(Local local) => variables.TryGetValue(local.Id, out Local? variable) ? variable : local;

    private Expr Use(Expr expr) => expr is Read read ? (variables.TryGetValue(read.Local.Id, out Local? variable) ? new Read(variable) : read) : expr.MapChildren(Use);
}
