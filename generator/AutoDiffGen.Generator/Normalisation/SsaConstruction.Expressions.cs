using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

internal sealed partial class SsaConstruction
{
    /// <summary>The value with today's variables; parts that are real, or that read cells which change, get a name.</summary>
    private Expr Pure(Expr expr)
    {
        if (expr is Read read) return ValueOf(read.Local);
        if (expr is Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } both && MayThrow(both.Right)) return Guarded(both);
        Expr rebuilt = expr.MapChildren(Operand);
        return rebuilt is Element { Array: Read array } && IsWritten(array.Local) ? Name(rebuilt, null) : rebuilt;
    }

    /// <summary>Whether it must not be evaluated where the method does not: what it reads may not be there.</summary>
    private static bool MayThrow(Expr expr) => expr.DescendantsAndSelf().Any(static e => e is Element or Row or Opaque
        or Binary { Type.IsReal: false, Operator: BinaryOperator.Divide or BinaryOperator.Remainder } or Binary { Checked: true } or Ir.Convert { Checked: true });

    /// <summary>The right side of <c>&amp;&amp;</c> or <c>||</c> is evaluated where the left side lets it: in one expression with it, or in an arm, where cells that change get their names.</summary>
    private Expr Guarded(Binary both)
    {
        Expr left = Pure(both.Left);
        bool changes = both.Right.DescendantsAndSelf().Any(e => e is Element { Array: Read array } && IsWritten(array.Local));
        if (!changes) return both with { Left = left, Right = PureInHeader(both.Right) };
        List<Stmt> outer = output;
        output = [];
        Expr right = Pure(both.Right);
        var arm = new Block(output.ToEquatableArray());
        output = outer;
        Local holds = locals.Temporary("holds", IrType.Bool);
        If choice = both.Operator == BinaryOperator.AndAlso
            ? new If(left, arm, Block.Empty) { Results = EquatableArray.Of(new Result(holds, right, Expr.False)) }
            : new If(left, Block.Empty, arm) { Results = EquatableArray.Of(new Result(holds, Expr.True, right)) };
        output.Add(choice with { Source = source, Origin = origin, IsPrimal = true });
        return new Read(holds);
    }

    /// <summary>The loop's own test, which has no place to put a statement.</summary>
    private Expr PureInHeader(Expr expr) => expr is Read read ? ValueOf(read.Local) : expr.MapChildren(PureInHeader);

    private Expr Operand(Expr operand)
    {
        Expr value = Pure(operand);
        return value.Type.IsRealScalar ? NameUnlessAtom(value, null) : value;
    }

    private Expr Atom(Expr expr) => NameUnlessAtom(Pure(expr), null);

    /// <summary>The value that an assignment gives to a variable: a version of that variable, or what it is a copy of.</summary>
    private Expr Named(Expr value, Local target)
    {
        names[target.Id] = target;
        if (target.Type.IsArray) origins[target.Id] = origin;
        return NameUnlessAtom(Pure(value), target.Name, target.Type);
    }

    private Expr NameUnlessAtom(Expr value, string? name, IrType? type = null) =>
        value.IsAtom() ? value : Name(value, name, type);

    private Read Name(Expr value, string? name, IrType? type = null)
    {
        Local local = name is null ? locals.Temporary(Hints.For(value), value.Type) : locals.New(name, type ?? value.Type);
        output.Add(new Define(local, value) { Source = source, Origin = origin, IsPrimal = true });
        return new Read(local);
    }

    private int OriginOf(int variable) => origins.TryGetValue(variable, out int assigned) ? assigned : -1;

    private bool IsWritten(Local array) => writtenArrays.Contains(array.Id);
}
