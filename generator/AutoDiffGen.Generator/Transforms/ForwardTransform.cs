using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Tangent mode: beside each statement the statement of its derivative, ẏ = Σ ∂y/∂xᵢ·ẋᵢ. It applies to any function in
/// normal form, the result of the reverse transform included; that is how second derivatives come about.
/// </summary>
internal sealed partial class ForwardTransform(
    LocalFactory locals, ActivityAnalysis activity, Ranges ranges, bool mayBeInfinite, CalleeDerivatives callees, Dictionary<int, Local> arrayTangents, Func<string, string> nameOf)
{
    /// <remarks><c>mayBeInfinite</c>: whether a function of finite value and infinite slope is among those differentiated.</remarks>
    private readonly Dictionary<int, Adjoint> tangents = [];

    /// <summary>Says what the tangent of an input is.</summary>
    public void Seed(Local input, Expr tangent) => tangents[input.Id] = new Adjoint(tangent, MayBeInfinite: false) { IsTame = true };

    /// <summary>The tangent of a value, zero when nothing active reaches it.</summary>
    public Expr TangentOf(Expr value) => Find(value)?.Value ?? Expr.Zero(value.Type);

    public Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements) Visit(statement, output);
        return new Block(output.ToEquatableArray());
    }

    private void Visit(Stmt statement, List<Stmt> output)
    {
        switch (statement)
        {
            case Define { Value: Call call } s:
                VisitCall(s, s.Target, call, output);
                break;
            case Effect { Value: Call call }:
                VisitCall(statement, null, call, output);
                break;
            case Invoke s:
                VisitInvoke(s, output);
                break;
            case Define { Value: { } value } s:
                output.Add(s);
                if (activity.IsActive(s.Target)) VisitDefinition(s, value, output);
                break;
            case Store { Array: Read array } s:
                output.Add(s);
                if (activity.IsActive(array.Local) && (array.Local.Type.Record is null || s.Value.Type.IsReal)) output.Add(s with { Array = new Read(TangentOf(array.Local)), Value = TangentOf(s.Value), IsPrimal = false });
                break;
            case MakeRow { Array: Read rows } s:
                output.Add(s);
                if (activity.IsActive(rows.Local)) output.Add(s with { Array = new Read(TangentOf(rows.Local)), IsPrimal = false });
                break;
            case Append { List: Read list } s:
                output.Add(s);
                if (activity.IsActive(list.Local)) output.Add(s with { List = new Read(TangentOf(list.Local)), Value = TangentOf(s.Value), IsPrimal = false });
                break;
            case If s:
                Block then = Visit(s.Then), @else = Visit(s.Else);
                output.Add(s with { Then = then, Else = @else, Results = s.Results.Concat(Results(s)).ToEquatableArray() });
                break;
            case Loop s:
                output.Add(VisitLoop(s));
                break;
            case Push s:
                output.Add(s);
                if (activity.IsActive(s.Tape)) output.Add(new Push(TangentOf(s.Tape), TangentOf(s.Value)));
                break;
            case Pop s:
                output.Add(s);
                if (activity.IsActive(s.Tape)) output.Add(new Pop(Named(s.Target), TangentOf(s.Tape)));
                break;
            default:
                output.Add(statement);
                if (statement is Define { Value: null } tape && activity.IsActive(tape.Target)) output.Add(tape with { Target = TangentOf(tape.Target) });
                break;
        }
    }

    private void VisitDefinition(Define statement, Expr value, List<Stmt> output)
    {
        Adjoint? tangent = null;
        switch (value)
        {
            case Allocate allocation:
                output.Add(new Define(TangentOf(statement.Target), allocation with { Type = TangentOf(statement.Target).Type, OnStack = false, IsPooled = true }));
                return;
            case Literal { Type.IsArray: true }:
                output.Add(new Define(TangentOf(statement.Target), Expr.Default(TangentOf(statement.Target).Type)));
                return;
            case Element { Array: Read array } cell when activity.IsActive(array.Local):
                tangent = new Adjoint(new Element(new Read(TangentOf(array.Local)), cell.Indices), mayBeInfinite);
                break;
            case Read copy:
                tangent = Find(copy);
                break;
            case Ir.Convert convert when Find(convert.Operand) is { } operand:
                tangent = operand with { Value = Algebra.ConvertTo(operand.Value, convert.Type) };
                break;
            case Select select:
                tangent = new Adjoint(new Select(select.Condition, TangentOf(select.WhenTrue), TangentOf(select.WhenFalse)), mayBeInfinite);
                break;
            case Unary or Binary or Apply:
                tangent = ByRule(value, new Read(statement.Target));
                break;
            case Element or Ir.Convert:
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} has no tangent");
        }

        if (tangent is not { } found) return;
        if (!found.Value.IsAtom())
        {
            Local local = locals.Temporary(nameOf(statement.Target.Name), statement.Target.Type);
            output.Add(new Define(local, found.Value) { Heading = statement.Heading });
            found = found with { Value = new Read(local) };
        }

        tangents[statement.Target.Id] = found;
    }

    private Adjoint? ByRule(Expr value, Expr result)
    {
        Adjoint? sum = null;
        foreach (ChainRule.Term term in ChainRule.TermsOf(value, result, e => Find(e) is not null))
        {
            Adjoint part = ChainRule.Contribution(tangents[term.Operand.Id], term.Partial, ranges);
            sum = sum is { } known ? known + part : part;
        }

        return sum;
    }

    private IEnumerable<Result> Results(If statement)
    {
        foreach (Result result in statement.Results.Where(r => activity.IsActive(r.Target)))
        {
            yield return new Result(Named(result.Target), TangentOf(result.WhenTrue), TangentOf(result.WhenFalse));
        }
    }

    private Loop VisitLoop(Loop loop)
    {
        var active = loop.Carried.Where(c => activity.IsActive(c.Head) || activity.IsActive(c.Result)).ToList();
        var initials = active.ConvertAll(c => TangentOf(c.Initial));
        var heads = active.ConvertAll(c => Named(c.Head));
        Block body = Visit(loop.Body);
        var carried = active.Select((c, i) => new Carried(heads[i], initials[i], TangentOf(c.Next), Named(c.Result)));
        return loop with { Body = body, Carried = loop.Carried.Concat(carried).ToEquatableArray() };
    }

    private Adjoint? Find(Expr value) =>
        value is Read read && tangents.TryGetValue(read.Local.Id, out Adjoint tangent) ? tangent : null;

    /// <summary>A variable for the tangent of one that a join gives its value to.</summary>
    private Local Named(Local of)
    {
        Local local = locals.Temporary(nameOf(of.Name), of.Type);
        tangents[of.Id] = new Adjoint(new Read(local), mayBeInfinite);
        return local;
    }

    private Local TangentOf(Local array)
    {
        if (!arrayTangents.TryGetValue(array.Id, out Local? tangent))
        {
            arrayTangents[array.Id] = tangent = locals.New(nameOf(array.Name), Shapes.DerivativeOf(array.Type));
        }

        return tangent;
    }
}
