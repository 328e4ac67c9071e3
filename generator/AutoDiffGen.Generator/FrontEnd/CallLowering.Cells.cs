using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Two cells of one array by reference, <c>Swap(ref w[i], ref w[j])</c>: two variables, or one under two names, which the indices say.</content>
internal sealed partial class CallLowering
{
    /// <summary>The numbers of the two parameters that get cells of one array; null where there are none, or more of them.</summary>
    private (int First, int Second)? TwoCells(CallSite site, Callee callee)
    {
        if (site.SameCell is not null || callee.Caught.Length > 0) return null;
        var cells = site.Arguments
            .Where(a => site.Method.Parameters[a.Parameter].RefKind is RefKind.Ref or RefKind.Out && ArrayOf(a.Value) is not null)
            .GroupBy(a => ArrayOf(a.Value)!, SymbolEqualityComparer.Default).Where(static g => g.Skip(1).Any()).ToArray();
        if (cells.Length != 1 || cells[0].ToArray() is not { Length: 2 } two) return null;
        var (first, second) = (two[0], two[1]);
        if (site.Method.Parameters[first.Parameter].RefKind == RefKind.Out) return null;
        bool areAlike = SymbolEqualityComparer.Default.Equals(site.Method.Parameters[first.Parameter].Type, site.Method.Parameters[second.Parameter].Type)
            && TypeFacts.IsPrimitive(first.Value.Type) && expressions.CanResolve(first.Value) && expressions.CanResolve(second.Value);
        return areAlike ? (first.Parameter, second.Parameter) : null;
    }

    private ISymbol? ArrayOf(IOperation cell)
    {
        IOperation? array = expressions.ArrayOfCell(cell);
        ISymbol? symbol = (array as ILocalReferenceOperation)?.Local ?? (ISymbol?)(array as IParameterReferenceOperation)?.Parameter;
        return symbol is not null && scope.Find(symbol) is not null ? symbol : null;
    }

    /// <summary>The call, where two of the parameters get cells of one array.</summary>
    private Expr[] FinishCells(CallSite site, Callee callee, (int First, int Second) pair, Slot[] slots, List<Expr> values)
    {
        int parameters = slots.Length - callee.Captured.Length - site.Method.Parameters.Length, first = parameters + pair.First, second = parameters + pair.Second;
        bool? same = AreSame(values) is Literal { Text: var known } ? known == "true" : null;
        if (same == false) return Finish(callee, CallOf(site, callee, slots, values), slots, values, null);

        Expr[] atoms = expressions.Atoms([.. values]);
        Callee merged = resolution.Of(site with { SameCell = pair })!;
        scope.Session.Enqueue(merged);
        return same == true ? Once() : expressions.Choose(AreSame(atoms), Once, () => Made(callee, [.. slots.Select(Anew)]));

        Expr AreSame(IReadOnlyList<Expr> all) => PlaceOf(slots[first], all).Zip(PlaceOf(slots[second], all), AreEqual).Aggregate(Both);

        Expr[] Once() => Made(merged, [.. slots.Select((s, i) => i == second ? new Slot() : Anew(s))]);

        Expr[] Made(Callee function, Slot[] own) => Finish(function, CallOf(site, function, own, [.. atoms]), own, [.. atoms], null);
    }

    /// <summary>What is in a cell is in one variable where that is the same cell as another, and in another one where it is not.</summary>
    private Slot Anew(Slot slot) => slot.Cell is { } cell ? slot.With(scope.Temporary(cell.Type)) : slot;

    private static Expr[] PlaceOf(Slot slot, IReadOnlyList<Expr> values) => [.. values.Skip(slot.CellStart).Take(slot.CellParts)];

    /// <remarks>Of a cell and its mirror image one test says all.</remarks>
    private static Expr Both(Expr left, Expr right) => (left, right) switch
    {
        (Literal { Text: "true" }, _) or (_, Literal { Text: "false" }) => right,
        (_, Literal { Text: "true" }) or (Literal { Text: "false" }, _) => left,
        (Binary first, Binary second) when first.Left.Equals(second.Right) && first.Right.Equals(second.Left) => left,
        _ => new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool),
    };

    /// <summary>Whether two indices are the same; a literal where that is known.</summary>
    private static Expr AreEqual(Expr left, Expr right)
    {
        if (left.Equals(right)) return new Literal("true", IrType.Bool);
        var (own, steps) = Offset(left);
        var (other, otherSteps) = Offset(right);
        return Equals(own, other) && steps != otherSteps ? new Literal("false", IrType.Bool) : new Binary(BinaryOperator.Equal, left, right, IrType.Bool);
    }

    /// <summary>A variable, if any, and what is added to it.</summary>
    private static (Local? Variable, int Steps) Offset(Expr index) => index switch
    {
        Literal literal when literal.IsInt(out int value) => (null, value),
        Read { Local: var local } => (local, 0),
        Binary { Operator: BinaryOperator.Add, Left: Read { Local: var local }, Right: Literal literal } when literal.IsInt(out int value) => (local, value),
        Binary { Operator: BinaryOperator.Subtract, Left: Read { Local: var local }, Right: Literal literal } when literal.IsInt(out int value) => (local, -value),
        _ => (new Local("", -1, IrType.Int), 0),
    };
}
