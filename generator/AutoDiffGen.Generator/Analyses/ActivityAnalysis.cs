using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>
/// Which variables carry a derivative: those that depend on an active input (varied) and that the result depends on
/// (useful). Arrays are taken as a whole.
/// </summary>
internal sealed class ActivityAnalysis
{
    private readonly HashSet<int> varied = [];
    private readonly HashSet<int> useful = [];
    private readonly HashSet<int> lost = [];
    private bool changed;

    private ActivityAnalysis()
    {
    }

    /// <param name="function">A function in normal form.</param>
    /// <param name="inputs">The active inputs.</param>
    /// <param name="outputs">The outputs asked for, written arrays among them.</param>
    public static ActivityAnalysis Run(Function function, IEnumerable<Local> inputs, IEnumerable<Expr> outputs)
    {
        var analysis = new ActivityAnalysis();
        analysis.varied.UnionWith(inputs.Select(l => l.Id));
        do
        {
            analysis.changed = false;
            analysis.Forward(function.Body);
        }
        while (analysis.changed);

        foreach (Expr output in outputs) analysis.Use(output);
        do
        {
            analysis.changed = false;
            analysis.Backward(function.Body);
        }
        while (analysis.changed);
        return analysis;
    }

    /// <summary>The same for a callee, which gets derivatives for some of its parameters and gives those of everything it leaves behind.</summary>
    /// <param name="callee">A function in normal form.</param>
    /// <param name="active">For each parameter that is not <c>out</c>, whether a derivative comes in.</param>
    public static ActivityAnalysis OfCallee(Function callee, IReadOnlyList<bool> active)
    {
        Local[] inputs = [.. callee.Parameters.Where(p => p.Mode != PassingMode.Out).Where((_, i) => active[i]).Select(p => p.Local)];
        IEnumerable<Expr> outputs = inputs.Where(l => !l.Type.IsRealScalar).Select(l => (Expr)new Read(l)).Concat(callee.Outputs.Select(o => o.Value));
        return Run(callee, inputs, callee.Result is { } result ? outputs.Append(result) : outputs);
    }

    public bool IsVaried(Local local) => varied.Contains(local.Id);

    public bool IsUseful(Local local) => useful.Contains(local.Id);

    public bool IsActive(Local local) => IsVaried(local) && IsUseful(local);

    public bool IsActive(Expr expr) => expr is Read read && IsActive(read.Local);

    /// <summary>Whether a derivative would have to come out of the expression.</summary>
    public bool IsVaried(Expr expr) => expr switch
    {
        Read read => IsVaried(read.Local),
        Element { Array: Read array } cell => array.Local.Type.IsReal && IsVaried(array.Local) && (array.Local.Type.Record is null || cell.Type.IsReal),
        Row row => IsVaried(row.Array),
        Opaque opaque => opaque.Type.IsReal && !opaque.IsConstant && opaque.Arguments.Any(a => IsVaried(a) || IsLost(a)),
        Call call => call.Type.IsReal && call.Arguments.Any(IsVaried),
        _ when !expr.Type.IsReal => false,
        Apply slice when slice.IsSlice() => IsVaried(slice.Arguments[0]),
        Select select => IsVaried(select.WhenTrue) || IsVaried(select.WhenFalse),
        Binary or Unary or Ir.Convert => IsAnyVaried(expr.Children()),
        Apply apply => IsAnyVaried(apply.Arguments) && RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && rule.Kind == RuleKind.Smooth,
        _ => false,
    };

    /// <summary>Whether a derivative went into a value that cannot carry it: text, bits, an object.</summary>
    public bool IsLost(Expr expr)
    {
        if (expr is Read read) return lost.Contains(read.Local.Id);
        if (expr is Opaque && LosesDerivative(expr)) return true;
        foreach (Expr child in expr.Children())
        {
            if (IsLost(child)) return true;
        }

        return false;
    }

    private bool IsAnyVaried(ExprList operands)
    {
        foreach (Expr operand in operands)
        {
            if (IsVaried(operand)) return true;
        }

        return false;
    }

    private void Forward(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            Forward(statement);
            foreach (Block nested in statement.Blocks()) Forward(nested);
        }
    }

    private void Forward(Stmt statement)
    {
        switch (statement)
        {
            case Define { Value: { } value } s:
                if (IsVaried(value)) Add(varied, s.Target);
                if (LosesDerivative(value)) Add(lost, s.Target);
                MarkArguments(value);
                break;
            case Effect s:
                MarkArguments(s.Value);
                break;
            case Store { Array: Read array } s when IsVaried(s.Value):
                Add(varied, array.Local);
                break;
            case Store { Array: Read { Local.Type.IsReal: false } array } s when IsLost(s.Value) || LosesDerivative(s.Value):
                Add(lost, array.Local);
                break;
            case Append { List: Read list } s when IsVaried(s.Value):
                Add(varied, list.Local);
                break;
            case If s:
                foreach (Result r in s.Results) Join(r.Target, r.WhenTrue, r.WhenFalse);
                break;
            case Loop s:
                foreach (Carried c in s.Carried)
                {
                    Join(c.Head, c.Initial, c.Next);
                    Join(c.Result, c.Initial, c.Next);
                }

                break;
            case Verbatim { IsConstant: false } s when s.Reads.Concat(s.Writes.Select(w => w.Initial!)).Any(e => e is not null && (IsVaried(e) || IsLost(e))):
                foreach (Cell cell in s.Writes) Add(cell.After.Type.IsReal ? varied : lost, cell.After);
                MarkObjects(s.Reads);
                break;
            case MultiCall s:
                MarkArguments(s.Call);
                if (!s.Operands().SelectMany(e => e.DescendantsAndSelf()).Any(e => IsVaried(e) || IsLost(e))) break;
                foreach (Cell cell in s.Outputs) Add(cell.After.Type.IsReal ? varied : lost, cell.After);
                break;
            case Invoke s when s.Arguments.Any(IsVaried) || s.Tapes.Any(IsVaried):
                foreach (Local local in s.Defines().Where(l => l.Type.IsReal).Concat(s.Written.Where(l => l.Type.IsReal)).Concat(s.Tapes.Where(t => t.Type.IsRealTape))) Add(varied, local);
                break;
            case Push s when IsVaried(s.Value):
                Add(varied, s.Tape);
                break;
            case Pop s when IsVaried(s.Tape):
                Add(varied, s.Target);
                break;
        }
    }

    private void Join(Local target, Expr first, Expr second)
    {
        if (target.Type.IsReal && (IsVaried(first) || IsVaried(second))) Add(varied, target);
        if (IsLost(first) || IsLost(second)) Add(lost, target);
    }

    /// <summary>
    /// A number goes in, something that is neither a number nor a count or a flag comes out. What a derivative was lost in
    /// stays so through integer arithmetic, but a comparison or a conversion to an integer makes a constant of it.
    /// </summary>
    private bool LosesDerivative(Expr value) => value switch
    {
        Opaque opaque => !opaque.Type.IsReal && !opaque.IsConstant && opaque.Type.Element is not ("int" or "bool" or "void")
            && opaque.Arguments.Any(a => IsVaried(a) || IsLost(a)),
        Read or Element or Binary { Type.Element: not "bool" } or Unary or Ir.Convert or Select => IsLost(value),
        _ => false,
    };

    private void MarkArguments(Expr value)
    {
        if (value is Opaque { IsPure: false, IsConstant: false } opaque && opaque.Arguments.Any(a => IsVaried(a) || IsLost(a))) MarkObjects(opaque.Arguments);
        if (value is Call call && call.Arguments.Any(IsVaried))
        {
            foreach (Local array in call.Written.Where(l => l.Type.IsReal)) Add(varied, array);
        }
    }

    /// <summary>Objects that copied code saw together with a derivative may now hold it.</summary>
    private void MarkObjects(IEnumerable<Expr> arguments)
    {
        foreach (Expr argument in arguments)
        {
            if (argument is Read { Local.Type: { IsReal: false, Element: not ("int" or "bool" or "string" or "long") } } read) Add(lost, read.Local);
        }
    }

    private void Backward(Block block)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            Stmt statement = block.Statements[i];
            Backward(statement);
            foreach (Block nested in statement.Blocks()) Backward(nested);
        }
    }

    private void Backward(Stmt statement)
    {
        switch (statement)
        {
            case Define { Value: { } value } s when IsUseful(s.Target) || value is Call call && call.Written.Any(IsUseful):
                Use(value);
                break;
            case Effect { Value: Call call } when call.Written.Any(IsUseful):
                Use(call);
                break;
            case Invoke s when s.Defines().Concat(s.Written).Concat(s.Tapes).Any(IsUseful):
                foreach (Expr argument in s.Arguments) Use(argument);
                foreach (Local tape in s.Tapes) Add(useful, tape);
                break;
            case Store { Array: Read array } s when IsUseful(array.Local):
                Use(s.Value);
                break;
            case Append { List: Read list } s when IsUseful(list.Local):
                Use(s.Value);
                break;
            case If s:
                foreach (Result r in s.Results.Where(r => IsUseful(r.Target)))
                {
                    Use(r.WhenTrue);
                    Use(r.WhenFalse);
                }

                break;
            case Loop s:
                foreach (Carried c in s.Carried.Where(c => IsUseful(c.Result) || IsUseful(c.Head)))
                {
                    Use(c.Initial);
                    Use(c.Next);
                }

                break;
            case Verbatim s when s.Writes.Any(w => IsUseful(w.After)):
                foreach (Expr read in s.Reads) Use(read);
                break;
            case MultiCall s:
                foreach (Expr operand in s.Operands()) Use(operand);
                break;
            case Push s when IsUseful(s.Tape):
                Use(s.Value);
                break;
            case Pop s when IsUseful(s.Target):
                Add(useful, s.Tape);
                break;
        }
    }

    /// <summary>What the derivative of the expression reaches.</summary>
    private void Use(Expr expr)
    {
        switch (expr)
        {
            case Read read:
                Add(useful, read.Local);
                break;
            case Element { Array: Read array }:
                Add(useful, array.Local);
                break;
            case Select select:
                Use(select.WhenTrue);
                Use(select.WhenFalse);
                break;
            default:
                foreach (Expr child in expr.Children()) Use(child);
                break;
        }
    }

    private void Add(HashSet<int> set, Local local) => changed |= set.Add(local.Id);
}
