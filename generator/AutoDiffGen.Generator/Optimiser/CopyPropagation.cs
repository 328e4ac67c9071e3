using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Replaces variables that are only another name for a variable or a constant: plain copies, results whose arms agree, equal results,
/// carried variables that no iteration changes, choices on constants or on what a choice around them has decided.
/// </summary>
internal sealed class CopyPropagation
{
    private readonly NumberMap<Expr> copies = new();
    private readonly Decisions decisions = new();
    private readonly Substitution substitution;

    private CopyPropagation() => substitution = new Substitution(copies);

    public static Function Run(Function function)
    {
        var pass = new CopyPropagation();
        return function.With(pass.Visit(function.Body), pass.substitution.Apply);
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements) Visit(statement, output);
        return block.With(output);
    }

    private void Visit(Stmt statement, List<Stmt> output)
    {
        switch (statement)
        {
            case Define { Value: { } value } s:
                Expr simplified = Rewrite(value);
                if (simplified.IsAtom() && simplified.Type == s.Target.Type) copies[s.Target.Id] = simplified;
                else output.Add(ReferenceEquals(simplified, value) ? s : s with { Value = simplified });
                decisions.Note(s.Target, simplified);
                break;
            case If s:
                VisitIf(s, output);
                break;
            case Loop s:
                output.Add(VisitLoop(s));
                break;
            case Store s:
                output.Add(substitution.Apply(s).MapOperands(Simplification.Simplify));
                break;
            default:
                output.Add(substitution.Apply(statement));
                break;
        }
    }

    private void VisitIf(If statement, List<Stmt> output)
    {
        Expr condition = Rewrite(statement.Condition);
        if (decisions.Find(condition) is { } taken)
        {
            foreach (Stmt inner in (taken ? statement.Then : statement.Else).Statements) Visit(inner, output);
            foreach (Result result in statement.Results) copies[result.Target.Id] = Rewrite(taken ? result.WhenTrue : result.WhenFalse);
            return;
        }

        Block then = decisions.Within(condition, true, () => Visit(statement.Then)), @else = decisions.Within(condition, false, () => Visit(statement.Else));
        var results = new List<Result>();
        foreach (Result result in statement.Results)
        {
            Expr whenTrue = Rewrite(result.WhenTrue), whenFalse = Rewrite(result.WhenFalse);
            if (whenTrue == whenFalse && whenTrue.IsAtom()) copies[result.Target.Id] = whenTrue;
            else if (results.Find(r => r.WhenTrue == whenTrue && r.WhenFalse == whenFalse && r.Target.Type == result.Target.Type) is { } same) copies[result.Target.Id] = new Read(same.Target);
            else results.Add(result with { WhenTrue = whenTrue, WhenFalse = whenFalse });
        }

        if (then.IsEmpty && @else.IsEmpty && results.Count == 0) return;
        If rewritten = statement with { Condition = condition, Then = then, Else = @else, Results = results.ToEquatableArray() };
        output.Add(rewritten == statement ? statement : rewritten);
    }

    private Loop VisitLoop(Loop loop)
    {
        var carried = new List<Carried>();
        foreach (Carried c in loop.Carried)
        {
            Expr initial = Rewrite(c.Initial);
            if (c.Next is Read next && next.Local.Equals(c.Head) || c.Next == initial && initial.IsAtom())
            {
                copies[c.Head.Id] = copies[c.Result.Id] = initial;
            }
            else
            {
                carried.Add(c with { Initial = initial });
            }
        }

        Counter? counter = loop.Counter is { } k ? k with { Start = Rewrite(k.Start), Bound = Rewrite(k.Bound) } : null;
        Expr? condition = loop.Condition is { } test ? Rewrite(test) : null;
        Block body = Visit(loop.Body);
        Loop rewritten = loop with
        {
            Counter = counter,
            Condition = condition,
            Body = body,
            Carried = carried.Select(c => c with { Next = Rewrite(c.Next) }).ToEquatableArray(),
        };
        return rewritten == loop ? loop : rewritten;
    }

    private Expr Rewrite(Expr expr) => Simplification.Simplify(substitution.Apply(expr));
}
