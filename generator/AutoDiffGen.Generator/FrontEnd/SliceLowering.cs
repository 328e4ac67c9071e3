using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers slices of spans and arrays of real numbers: other names for the same cells.</summary>
internal sealed class SliceLowering(FunctionScope scope, ExpressionLowering expressions)
{
    /// <summary><c>span[from..to]</c></summary>
    public Expr? OfRange(IOperation operation) => operation is IImplicitIndexerReferenceOperation { Instance: var span, Argument: IRangeOperation range } && IsReal(span, operation.Type)
        ? Make(span, operation.Type, range)
        : null;

    /// <summary><c>span.Slice(…)</c>, <c>array.AsSpan(…)</c></summary>
    public Expr? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Instance is { } span && method.Name == "Slice" && TypeFacts.SpanElement(span.Type) is not null) return Make(span, call.Type, [.. InOrder(call)]);
        bool isView = method is { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } } && call.Arguments.Length > 1;
        if (!isView) return null;
        IOperation[] arguments = [.. InOrder(call)];
        return arguments[1] is IRangeOperation range ? Make(arguments[0], call.Type, range) : Make(arguments[0], call.Type, [.. arguments.Skip(1)]);
    }

    /// <summary><c>new Span&lt;double&gt;(array, start, length)</c></summary>
    public Expr? OfCreation(IObjectCreationOperation creation)
    {
        if (TypeFacts.SpanElement(creation.Type) is null || creation.Arguments.FirstOrDefault()?.Value is not { Type: IArrayTypeSymbol } array) return null;
        return creation.Arguments.Length == 1 ? expressions.Root(array) : Make(array, creation.Type, [.. creation.Arguments.Skip(1).Select(static a => a.Value)]);
    }

    /// <summary><c>default</c>, <c>Span&lt;double&gt;.Empty</c>, <c>new Span&lt;double&gt;()</c></summary>
    public Expr? OfNothing(IOperation operation)
    {
        if (scope.Session.TypeOf(operation.Type) is not { IsRealArray: true, Shape: Shape.Span or Shape.ReadOnlySpan } type) return null;
        bool isEmpty = operation is IDefaultValueOperation or IObjectCreationOperation { Arguments.Length: 0 } or IPropertyReferenceOperation { Instance: null, Property.Name: "Empty" };
        return isEmpty ? Expr.Default(type) : null;
    }

    private static IEnumerable<IOperation> InOrder(IInvocationOperation call) =>
        call.Arguments.OrderBy(static a => a.Parameter?.Ordinal).Select(static a => a.Value);

    private bool IsReal(IOperation array, ITypeSymbol? slice) =>
        scope.Session.TypeOf(array.Type) is { IsRealArray: true, HasRows: false } && scope.Session.TypeOf(slice) is { IsRealArray: true, Shape: Shape.Span or Shape.ReadOnlySpan };

    private Apply? Make(IOperation array, ITypeSymbol? type, IOperation[] bounds)
    {
        if (!IsReal(array, type) || bounds.Length > 2 || bounds.Any(static b => b.Type?.SpecialType != SpecialType.System_Int32)) return null;
        var values = new Expr[bounds.Length + 1];
        values[0] = Named(expressions.Value(array));
        for (int i = 0; i < bounds.Length; i++) values[i + 1] = expressions.Next(bounds[i], values, i + 1);
        Expr length = bounds.Length == 2 ? values[2] : Difference(new Length(values[0], null), values[1]);
        return Slices.Of(values[0], values[1], length, scope.Session.TypeOf(type));
    }

    private Apply? Make(IOperation array, ITypeSymbol? type, IRangeOperation range)
    {
        if (!IsReal(array, type) || Ends(array, range) is not { } ends) return null;
        return Slices.Of(ends.Array, ends.From, Difference(ends.To, ends.From), scope.Session.TypeOf(type));
    }

    /// <summary>What a range takes of an array: from one index to before another.</summary>
    public (Expr Array, Expr From, Expr To)? Ends(IOperation array, IRangeOperation range)
    {
        if (!IsKnown(range.LeftOperand) || !IsKnown(range.RightOperand)) return null;
        var values = new Expr[3];
        values[0] = Named(expressions.Value(array));
        var length = new Length(values[0], null);
        values[1] = range.LeftOperand is { } left ? Bound(left, length, values, 1) : new Literal("0", IrType.Int);
        values[2] = range.RightOperand is { } right ? Bound(right, length, values, 2) : length;
        return (values[0], values[1], values[2]);
    }

    private static bool IsKnown(IOperation? bound) => bound is null || TypeFacts.IsInteger(Bare(bound).Type);

    private static IOperation Bare(IOperation bound) => bound switch
    {
        IConversionOperation { Operand: var number } => number,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var number } => number,
        _ => bound,
    };

    private Expr Bound(IOperation bound, Length length, Expr[] earlier, int count)
    {
        Expr value = expressions.Next(Bare(bound), earlier, count);
        return bound is IUnaryOperation ? Difference(length, value) : value;
    }

    private static Expr Difference(Expr from, Expr what) =>
        what.IsInt(out int zero) && zero == 0 ? from : new Binary(BinaryOperator.Subtract, from, what, IrType.Int);

    /// <summary>A variable for the array that the slice is part of, which keeps standing for it.</summary>
    private Read Named(Expr array) => array is Read { Local: var local } read && !scope.IsReassigned(local) ? read : scope.Spill(array);
}
