using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Analyses.Smoothness;

/// <summary>
/// Which values are known not to be above others, whatever the arguments: the larger of two is below neither.
/// Found on the way from the first statement of a function to its last.
/// </summary>
internal sealed class Orderings
{
    /// <summary>For each variable, what it is at least, and what it is at most.</summary>
    private readonly Dictionary<int, HashSet<Expr>> floors = [], ceilings = [];

    /// <summary>What variables stand for that only have another name: for another variable, its negative, a length, a condition.</summary>
    private readonly Dictionary<int, Expr> names = [];

    private readonly List<HashSet<Expr>> aboutCells = [];

    public void Define(Local target, Expr value)
    {
        if (value is Read or Length or Unary or Binary { Type.Element: "bool" } && !value.ReadsCells()) names[target.Id] = Canonical(value);
        if (value.Type.IsRealScalar) Keep(target, Floor(value), Ceiling(value));
    }

    public void Define(Result result, Expr condition)
    {
        if (!result.Target.Type.IsRealScalar) return;
        Keep(result.Target, Chosen(condition, result.WhenTrue, result.WhenFalse, isFloor: true), Chosen(condition, result.WhenTrue, result.WhenFalse, isFloor: false));
    }

    /// <summary>Nothing is known of cells any more once some have been written.</summary>
    public void Pass(Stmt statement)
    {
        bool writes = statement is Store or Append or MakeRow or Verbatim or MultiCall or Effect || statement.Holds<Call>();
        if (!writes) return;
        foreach (HashSet<Expr> known in aboutCells) known.RemoveWhere(static e => e.ReadsCells());
        aboutCells.Clear();
    }

    /// <summary>Of a variable the condition that it stands for; anything else as it is.</summary>
    public Expr Meaning(Expr condition) => condition is Read read && names.TryGetValue(read.Local.Id, out Expr? name) ? name : condition;

    /// <summary>Whether one is the negative of the other.</summary>
    public bool AreOpposite(Expr left, Expr right) => IsNegative(Canonical(left), Canonical(right)) || IsNegative(Canonical(right), Canonical(left));

    /// <summary>Whether the difference or sum is one of a value and another that is not above it.</summary>
    public bool IsNotPositive(Binary sum) => sum.Operator switch
    {
        BinaryOperator.Subtract => IsNotAbove(sum.Left, sum.Right),
        BinaryOperator.Add => IsTakenOff(sum.Left, sum.Right) || IsTakenOff(sum.Right, sum.Left),
        _ => false,
    };

    /// <summary>The least number that the variable is known to be at most; infinity if there is none.</summary>
    public double HighestOf(Local local) => ceilings.TryGetValue(local.Id, out HashSet<Expr>? known) ? known.OfType<Number>().Select(static n => n.Value).DefaultIfEmpty(double.PositiveInfinity).Min() : double.PositiveInfinity;

    /// <summary>The greatest number that the variable is known to be at least.</summary>
    public double LowestOf(Local local) => floors.TryGetValue(local.Id, out HashSet<Expr>? known) ? known.OfType<Number>().Select(static n => n.Value).DefaultIfEmpty(double.NegativeInfinity).Max() : double.NegativeInfinity;

    private void Keep(Local target, HashSet<Expr> floor, HashSet<Expr> ceiling)
    {
        (floors[target.Id], ceilings[target.Id]) = (floor, ceiling);
        aboutCells.AddRange(new[] { floor, ceiling }.Where(static bound => bound.Any(static e => e.ReadsCells())));
    }

    private static bool IsNegative(Expr negative, Expr value) => negative is Unary { Operator: UnaryOperator.Negate, Operand: var operand } && operand == value;

    private bool IsTakenOff(Expr negated, Expr value) => Canonical(negated) is Unary { Operator: UnaryOperator.Negate, Operand: var larger } && IsNotAbove(value, larger);

    private bool IsNotAbove(Expr smaller, Expr larger)
    {
        HashSet<Expr> floor = Floor(larger);
        return Ceiling(smaller).Any(floor.Contains);
    }

    private HashSet<Expr> Floor(Expr value) => Bound(value, isFloor: true);

    private HashSet<Expr> Ceiling(Expr value) => Bound(value, isFloor: false);

    /// <summary>What the value is at least, or at most; itself among them.</summary>
    private HashSet<Expr> Bound(Expr value, bool isFloor)
    {
        Expr canonical = Canonical(value);
        var bound = new HashSet<Expr> { canonical };
        if (canonical is Read read && (isFloor ? floors : ceilings).TryGetValue(read.Local.Id, out HashSet<Expr>? known)) bound.UnionWith(known);
        if (canonical is Select choice) bound.UnionWith(Chosen(choice.Condition, choice.WhenTrue, choice.WhenFalse, isFloor));
        if (canonical is not Apply apply || !RuleTable.TryGet(apply.Function, out DerivativeRule? rule)) return bound;
        bool isExtreme = isFloor ? rule.Name is "Max" or "MaxNumber" or "MaxNative" : rule.Name is "Min" or "MinNumber" or "MinNative";
        if (!isExtreme && rule.Kind != RuleKind.Stopping) return bound;
        foreach (Expr argument in apply.Arguments) bound.UnionWith(Bound(argument, isFloor));
        return bound;
    }

    /// <summary>What both arms are at least, or at most, each where its condition holds.</summary>
    private HashSet<Expr> Chosen(Expr condition, Expr whenTrue, Expr whenFalse, bool isFloor)
    {
        HashSet<Expr> ifTrue = Bound(whenTrue, isFloor), ifFalse = Bound(whenFalse, isFloor);
        if (Canonical(condition) is Binary { Operator: >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual } test)
        {
            bool isLess = test.Operator is BinaryOperator.Less or BinaryOperator.LessOrEqual;
            (Expr smaller, Expr larger) = isLess ? (test.Left, test.Right) : (test.Right, test.Left);
            Extend(ifTrue, smaller, larger, isFloor);
            Extend(ifFalse, larger, smaller, isFloor);
        }

        ifTrue.IntersectWith(ifFalse);
        return ifTrue;
    }

    private void Extend(HashSet<Expr> bound, Expr smaller, Expr larger, bool isFloor)
    {
        (Expr near, Expr far) = isFloor ? (larger, smaller) : (smaller, larger);
        if (bound.Contains(near)) bound.UnionWith(Bound(far, isFloor));
    }

    private Expr Canonical(Expr expr) => expr switch
    {
        Read read => names.TryGetValue(read.Local.Id, out Expr? name) ? name : read,
        Ir.Convert { Operand: Literal whole } when whole.IsInt(out int value) && expr.Type.IsRealScalar => new Number(value, expr.Type),
        _ => expr.MapChildren(Canonical),
    };
}
