using System.Numerics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>
/// On which inputs each variable depends, by its value and by its derivative, and through which operations of the source its value has come.
/// Decisions count: what a branch or a loop gives depends on the condition. Arrays are taken as a whole.
/// </summary>
internal sealed class DependenceAnalysis
{
    private readonly Dictionary<int, BigInteger> values = [];
    private readonly Dictionary<int, BigInteger> derivatives = [];
    private readonly Dictionary<int, BigInteger> marks = [];
    private readonly Dictionary<Apply, bool[]> passing = new(ReferenceComparer<Apply>.Instance);
    private readonly Definitions definitions;
    private readonly int inputCount;
    private readonly Func<Call, int, bool> comesThrough;
    private bool changed;

    private DependenceAnalysis(Definitions definitions, int inputCount, Func<Call, int, bool> comesThrough)
    {
        this.definitions = definitions;
        this.inputCount = inputCount;
        this.comesThrough = comesThrough;
    }

    /// <param name="function">A function in normal form.</param>
    /// <param name="inputs">The active inputs; the first has bit 0.</param>
    /// <param name="watched">The origins of operations to look out for; their bits follow.</param>
    /// <param name="comesThrough">Whether a call gives a derivative with respect to the argument at a position.</param>
    public static DependenceAnalysis Run(Function function, IReadOnlyList<Local> inputs, IReadOnlyCollection<int> watched, Func<Call, int, bool> comesThrough)
    {
        var analysis = new DependenceAnalysis(Definitions.Of(function), inputs.Count, comesThrough);
        BigInteger bit = BigInteger.One;
        foreach (Local input in inputs)
        {
            analysis.Add(analysis.values, input, bit);
            analysis.Add(analysis.derivatives, input, bit);
            bit <<= 1;
        }

        foreach (int origin in watched)
        {
            analysis.marks.Add(origin, bit);
            bit <<= 1;
        }

        do
        {
            analysis.changed = false;
            analysis.Visit(function.Body, BigInteger.Zero);
        }
        while (analysis.changed);
        return analysis;
    }

    /// <summary>The bit of an operation that is watched, or 0.</summary>
    public BigInteger MarkOf(Expr expr) => expr.Origin >= 0 && marks.TryGetValue(expr.Origin, out BigInteger mark) ? mark : BigInteger.Zero;

    /// <summary>What the value depends on.</summary>
    public BigInteger ValueOf(Expr expr)
    {
        if (expr is Read read) return Get(values, read.Local);
        BigInteger all = MarkOf(expr);
        foreach (Expr child in expr.Children()) all |= ValueOf(child);
        return IsStop(expr) ? all & ((BigInteger.One << inputCount) - 1) : all;
    }

    /// <summary>Whether the user says that no derivative comes out: what goes in is nobody's business any more.</summary>
    public static bool IsStop(Expr expr) => expr is Opaque { IsConstant: true }
        || expr is Apply apply && RuleTable.TryGet(apply.Function, out DerivativeRule? rule) && rule.Kind == RuleKind.Stopping;

    /// <summary>With respect to which inputs there is a derivative.</summary>
    public BigInteger DerivativeOf(Expr expr) => expr switch
    {
        Read read => Get(derivatives, read.Local),
        _ when !expr.Type.IsReal => BigInteger.Zero,
        Element element => DerivativeOf(element.Array),
        Select select => DerivativeOf(select.WhenTrue) | DerivativeOf(select.WhenFalse),
        Apply apply => OfApply(apply),
        Opaque { IsConstant: true } => BigInteger.Zero,
        Call call => OfCall(call),
        Binary { Operator: BinaryOperator.Subtract } difference when definitions.AreSame(difference.Left, difference.Right) => BigInteger.Zero,
        Binary { Operator: BinaryOperator.Subtract } difference when Irregularities.DivisorTakenOff(difference, definitions) is { } divisor => DerivativeOf(divisor),
        Binary { Operator: BinaryOperator.Multiply } product when IsZero(product.Left) || IsZero(product.Right) => BigInteger.Zero,
        Binary or Unary or Ir.Convert or Opaque => OfChildren(expr),
        _ => BigInteger.Zero,
    };

    private BigInteger OfChildren(Expr expr)
    {
        BigInteger all = BigInteger.Zero;
        foreach (Expr child in expr.Children()) all |= DerivativeOf(child);
        return all;
    }

    private BigInteger OfCall(Call call)
    {
        BigInteger all = BigInteger.Zero;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (comesThrough(call, i)) all |= DerivativeOf(call.Arguments[i]);
        }

        return all;
    }

    private static bool IsZero(Expr expr) => expr is Number { Value: 0 } or Literal { Text: "0" } || expr is Ir.Convert convert && IsZero(convert.Operand);

    private BigInteger OfApply(Apply apply)
    {
        BigInteger all = OfChildren(apply);
        if (all.IsZero || !RuleTable.TryGet(apply.Function, out DerivativeRule? rule) || rule.Kind != RuleKind.Smooth) return BigInteger.Zero;
        bool[] passes = PassesOf(apply);
        return apply.Arguments.Where((_, i) => passes[i]).Aggregate(BigInteger.Zero, (sum, argument) => sum | DerivativeOf(argument));
    }

    /// <summary>Through which arguments of a function derivatives come. It is asked in each round, and the formulas take long to make.</summary>
    private bool[] PassesOf(Apply apply)
    {
        if (passing.TryGetValue(apply, out bool[]? known)) return known;
        bool[] all = [.. apply.Arguments.Select(_ => true)];
        return passing[apply] = [.. RuleTable.PartialsOf(apply, apply, all.ToEquatableArray()).Select(p => p is not null)];
    }

    private void Visit(Block block, BigInteger control)
    {
        foreach (Stmt statement in block.Statements) Visit(statement, control);
    }

    private void Visit(Stmt statement, BigInteger control)
    {
        switch (statement)
        {
            case Define { Value: { } value } s:
                Set(s.Target, ValueOf(value), DerivativeOf(value));
                Effect(value, control);
                break;
            case Effect s:
                Effect(s.Value, control);
                break;
            case Store { Array: Read array } s:
                BigInteger where = s.Indices.Aggregate(control, (all, index) => all | ValueOf(index));
                Set(array.Local, where | ValueOf(s.Value), DerivativeOf(s.Value));
                break;
            case Append { List: Read list } s:
                Set(list.Local, control | ValueOf(s.Index) | ValueOf(s.Value), DerivativeOf(s.Value));
                break;
            case If s:
                BigInteger condition = control | ValueOf(s.Condition);
                Visit(s.Then, condition);
                Visit(s.Else, condition);
                foreach (Result r in s.Results) Join(r.Target, r.WhenTrue, r.WhenFalse, condition);
                break;
            case Loop s:
                Visit(s, control);
                break;
            case Verbatim s:
                Expr[] sources = [.. s.Reads, .. s.Writes.Where(w => w.Initial is not null).Select(w => w.Initial!)];
                foreach (Cell cell in s.Writes) Set(cell.After, sources.Aggregate(control, (all, e) => all | ValueOf(e)), sources.Aggregate(BigInteger.Zero, (all, e) => all | DerivativeOf(e)));
                break;
        }
    }

    private void Visit(Loop loop, BigInteger control)
    {
        BigInteger condition = control;
        if (loop.Condition is { } test) condition |= ValueOf(test);
        if (loop.Counter is { } counter)
        {
            condition |= ValueOf(counter.Start) | ValueOf(counter.Bound);
            Set(counter.Index, condition, BigInteger.Zero);
        }

        foreach (Carried c in loop.Carried) Join(c.Head, c.Initial, c.Next, condition);
        Visit(loop.Body, condition);
        foreach (Carried c in loop.Carried) Join(c.Result, c.Initial, c.Next, condition);
    }

    /// <summary>Arrays that a call may write depend on all that it is given.</summary>
    private void Effect(Expr value, BigInteger control)
    {
        IEnumerable<Local> written = value switch
        {
            Call call => call.Written,
            Opaque { IsPure: false } opaque => opaque.Arguments.OfType<Read>().Select(a => a.Local).Where(l => l.Type.IsArray),
            _ => [],
        };
        foreach (Local array in written) Set(array, control | ValueOf(value), value is Call through ? OfCall(through) : OfChildren(value));
    }

    private void Join(Local target, Expr first, Expr second, BigInteger condition) =>
        Set(target, condition | ValueOf(first) | ValueOf(second), DerivativeOf(first) | DerivativeOf(second));

    private void Set(Local target, BigInteger value, BigInteger derivative)
    {
        Add(values, target, value);
        if (target.Type.IsReal) Add(derivatives, target, derivative);
    }

    private void Add(Dictionary<int, BigInteger> sets, Local local, BigInteger more)
    {
        BigInteger known = Get(sets, local), sum = known | more;
        if (sum == known) return;
        sets[local.Id] = sum;
        changed = true;
    }

    private static BigInteger Get(Dictionary<int, BigInteger> sets, Local local) => sets.TryGetValue(local.Id, out BigInteger set) ? set : BigInteger.Zero;
}
