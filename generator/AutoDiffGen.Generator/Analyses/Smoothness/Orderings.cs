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

    /// <summary>What variables stand for that only have another name: for another variable, a length, a condition.</summary>
    private readonly Dictionary<int, Expr> names = [];

    private readonly List<HashSet<Expr>> aboutCells = [];

    public void Define(Local target, Expr value)
    {
        if (value is Read or Length || (value is Binary { Type.Element: "bool" } && !value.ReadsCells())) names[target.Id] = Canonical(value);
        if (value.Type.IsRealScalar) Keep(target, Floor(value), Ceiling(value));
    }

    public void Define(Result result, Expr condition)
    {
        if (!result.Target.Type.IsRealScalar) return;
        Keep(result.Target, Chosen(condition, result.WhenTrue, result.WhenFalse, isFloor: true), Chosen(condition, result.WhenTrue, result.WhenFalse, isFloor: false));
    }

    /// <summary>What iterations only make larger is at least what it was before them, and, if they have visited all cells of an array, each of these.</summary>
    public void Define(Loop loop)
    {
        foreach (Carried carried in loop.Carried.Where(c => c.Head.Type.IsRealScalar))
        {
            HashSet<Expr> next = Floor(carried.Next);
            if (!next.Contains(new Read(carried.Head))) continue;
            HashSet<Expr> floor = Floor(carried.Initial);
            if (loop.Counter is { Step: 1, Index: var index } counter)
            {
                bool isFromStart = counter.Start is Literal { Text: "0" } || floor.Any(static f => f is Element);
                floor.UnionWith(next.OfType<Element>().Where(e => isFromStart && e.Indices.Count == 1 && e.Indices[0].Equals(new Read(index)) && Canonical(counter.Bound).Equals(new Length(e.Array, null))).Select(AnyOf));
            }

            Keep(carried.Result, floor, []);
        }
    }

    /// <summary>Nothing is known of cells any more once some have been written.</summary>
    public void Pass(Stmt statement)
    {
        bool writes = statement is Store or Append or MakeRow or Verbatim or MultiCall or Effect || statement.Holds<Call>();
        if (!writes) return;
        foreach (HashSet<Expr> known in aboutCells) known.RemoveWhere(static e => e.ReadsCells());
        aboutCells.Clear();
    }

    /// <summary>Whether the difference or sum is one of a value and another that is not above it.</summary>
    public bool IsNotPositive(Binary sum) => sum switch
    {
        { Operator: BinaryOperator.Subtract } => IsNotAbove(sum.Left, sum.Right),
        { Operator: BinaryOperator.Add, Left: Unary { Operator: UnaryOperator.Negate, Operand: var larger } } => IsNotAbove(sum.Right, larger),
        { Operator: BinaryOperator.Add, Right: Unary { Operator: UnaryOperator.Negate, Operand: var larger } } => IsNotAbove(sum.Left, larger),
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

    private bool IsNotAbove(Expr smaller, Expr larger)
    {
        HashSet<Expr> floor = Floor(larger);
        return Ceiling(smaller).Any(c => floor.Contains(c) || c is Element cell && floor.Contains(AnyOf(cell)));
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

    private Expr Canonical(Expr expr) => expr is Read read ? names.TryGetValue(read.Local.Id, out Expr? name) ? name : read : expr.MapChildren(Canonical);

    /// <summary>Stands for all cells of the array.</summary>
    private static Element AnyOf(Element cell) => new(cell.Array, EquatableArray.Of<Expr>(new Literal("*", IrType.Int)));
}
