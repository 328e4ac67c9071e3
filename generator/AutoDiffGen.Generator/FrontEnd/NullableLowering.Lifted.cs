using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Operators that the type of the values declares: they are called where there are values.</content>
internal sealed partial class NullableLowering
{
    /// <summary>The result where there are all values, else null; of a comparison, what C# says where there are not. Null, and nothing done, where the operator cannot be followed.</summary>
    private Expr[]? Called(IMethodSymbol method, IOperation operation, params IOperation[] operands)
    {
        CallSite site = CallSite.Of(method, operation.Syntax, operands);
        if (!operands.All(o => IsNullable(o.Type)) || !(TypeFacts.IsBool(operation.Type) || IsNullable(operation.Type)) || !expressions.CanFollow(site)) return null;
        Expr[][] parts = expressions.Operands(operands);
        site = site with { Evaluated = Enumerable.Range(0, parts.Length).ToDictionary(static i => i, i => parts[i].Skip(1).ToArray()) };
        Expr all = Atom(parts.Select(static p => p[0]).Aggregate(And));
        if (TypeFacts.IsBool(operation.Type)) return Compared(method.MetadataName, site, all, parts);
        if (IsSet(all)) return [Set, .. expressions.Follow(site)];
        return [all, .. expressions.Choose(all, () => expressions.Follow(site), () => [.. expressions.Default(expressions.LayoutOf(operation.Type)!).Skip(1)])];
    }

    /// <summary>Whether a conversion that a type declares is done where there is a value, and gives null where there is none.</summary>
    public static bool IsLifted(IConversionOperation conversion) => conversion.OperatorMethod is { } method
        && (IsMissing(conversion.Operand.Type) != IsMissing(method.Parameters[0].Type) || IsMissing(conversion.Type) != IsMissing(method.ReturnType));

    private static bool IsMissing(ITypeSymbol? type) => TypeFacts.Underlying(type) is not null;

    private Expr[] Compared(string name, CallSite site, Expr all, Expr[][] parts)
    {
        if (IsSet(all)) return expressions.Follow(site);
        Expr otherwise = name switch
        {
            "op_Equality" => Same(parts[0][0], parts[1][0]),
            "op_Inequality" => Not(Same(parts[0][0], parts[1][0])),
            _ => new Literal("false", IrType.Bool),
        };
        return expressions.Choose(all, () => expressions.Follow(site), () => [otherwise]);
    }

    private static Expr Same(Expr left, Expr right) => IsSet(left) ? right : IsSet(right) ? left : new Binary(BinaryOperator.Equal, left, right, IrType.Bool);

    /// <summary><c>a += b</c>.</summary>
    private Expr[]? CompoundCall(ICompoundAssignmentOperation compound, IMethodSymbol method)
    {
        bool isPlain = SymbolEqualityComparer.Default.Equals(TypeFacts.Underlying(compound.Target.Type), method.ReturnType);
        if (!isPlain || scope.FindStruct(compound.Target) is not { } target || Called(method, compound, compound.Target, compound.Value) is not { } value) return null;
        return Put(target, value);
    }
}
