using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers queries over numbers, <c>x.Select(…).Sum()</c>, to loops: the whole chain at the call that enumerates it.</summary>
internal sealed partial class LinqLowering(FunctionScope scope, ExpressionLowering expressions)
{
    /// <summary>What enumerates a sequence, and is written as a loop.</summary>
    public static readonly string[] Results = ["Sum", "Average", "Min", "Max", "Count", "Aggregate", "First", "Last", "ToArray"];

    /// <summary>The value of a call that enumerates a sequence; null when something of it is not known.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="target">The variable to declare for a new array; null if a temporary will do.</param>
    public Expr? Value(IOperation operation, Local? target)
    {
        if (operation is not IInvocationOperation call || !IsQuery(call) || call.Arguments.Length == 0) return null;
        IrType type = scope.Session.TypeOf(call.Type);
        bool isNumber = type.IsRealScalar || call.TargetMethod.Name == "Count";
        if (!isNumber && !(type is { IsRealArray: true, Record: null } && call.TargetMethod.Name == "ToArray")) return null;
        if (SequenceOf(call.Arguments[0].Value) is not { } source) return null;
        return call.TargetMethod.Name switch
        {
            "Sum" => Sum(call, source, type),
            "Average" => Average(call, source, type),
            "Min" or "Max" => Extreme(call, source, type),
            "Count" => Count(call, source),
            "Aggregate" => Aggregate(call, source, type),
            "First" or "Last" => End(call, source),
            "ToArray" when source.IsBounded => ToArray(source, type, target),
            _ => null,
        };
    }

    public static bool IsQuery(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    /// <summary>Whether the query that the call is a part of becomes a loop.</summary>
    public bool IsFollowed(IInvocationOperation call)
    {
        IOperation? around = call.Parent;
        while (around is IArgumentOperation or IConversionOperation { OperatorMethod: null }) around = around.Parent;
        if (around is IInvocationOperation outer && IsQuery(outer)) return IsFollowed(outer);
        if (around is IForEachLoopOperation) return SequenceOf(call) is not null;
        return Results.Contains(call.TargetMethod.Name) && SequenceOf(call.Arguments[0].Value) is not null
            && call.Arguments.Where(static a => DelegateTargets.IsDelegate(a.Parameter?.Type)).All(a => LinqFunction.Of(a.Value, scope, expressions) is not null);
    }

    /// <summary>Null when the operation is no sequence of numbers, or something of it is not known.</summary>
    public LinqSequence? SequenceOf(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
        if (scope.Session.TypeOf(operation.Type) is { IsArray: true, HasRows: false } cells)
        {
            return cells.Element is "double" or "float" or "int" ? new LinqCells(operation) : null;
        }

        if (operation is ILocalReferenceOperation { Local: var local }) return scope.FindSequence(local);
        if (operation is not IInvocationOperation call) return null;
        if (!IsQuery(call)) return LinqIterator.Of(call, scope);
        IOperation[] arguments = [.. call.Arguments.Select(static a => a.Value)];
        return (call.TargetMethod.Name, arguments.Length) switch
        {
            ("Range", 2) => new LinqCounting(arguments[0], arguments[1], isRange: true),
            ("Repeat", 2) when TypeFacts.IsPrimitive(arguments[0].Type) => new LinqCounting(arguments[0], arguments[1], isRange: false),
            ("Select", 2) => Select(arguments),
            ("Where", 2) => Function(arguments[1], 1) is { } test && SequenceOf(arguments[0]) is { } source ? new LinqWhere(source, test) : null,
            ("Zip", 3) => Zip(arguments),
            _ => null,
        };
    }

    private LinqSelect? Select(IOperation[] arguments)
    {
        if (LinqFunction.Of(arguments[1], scope, expressions) is not { } function || SequenceOf(arguments[0]) is not { } source) return null;
        bool takesIndex = function.ParameterCount == 2;
        return takesIndex && !IsIndexed(source) ? null : new LinqSelect(source, function, takesIndex);
    }

    private LinqZip? Zip(IOperation[] arguments) =>
        Function(arguments[2], 2) is { } function && SequenceOf(arguments[0]) is { } first && SequenceOf(arguments[1]) is { } second && IsIndexed(first) && IsIndexed(second)
            ? new LinqZip(first, second, function)
            : null;

    /// <summary>Whether the number of each element is known beforehand.</summary>
    private static bool IsIndexed(LinqSequence sequence) => sequence is LinqCells or LinqCounting or LinqZip or LinqSelect { IsIndexed: true };

    private LinqFunction? Function(IOperation argument, int parameters) =>
        LinqFunction.Of(argument, scope, expressions) is { } function && function.ParameterCount == parameters ? function : null;

    public static void ThrowIf(FunctionScope scope, Expr condition, string exception)
    {
        var created = new Opaque(new Template(EquatableArray.Of($"new global::System.{exception}"), default), default, TypeFacts.Object) { IsPure = true, NeverThrows = true };
        scope.Emit(new If(condition, scope.Nested(() => scope.Raise(created, scope.Session.Compilation.GetTypeByMetadataName("System." + exception.Substring(0, exception.IndexOf('('))), isExact: true)), Block.Empty));
    }

    private void ThrowIfNone(Expr count) =>
        ThrowIf(scope, new Binary(BinaryOperator.Equal, count, LoopBuilder.Zero, IrType.Bool), "InvalidOperationException(\"Sequence contains no elements\")");

    /// <summary>The innermost call of a query that is not understood: all those around it are only so because of it.</summary>
    public static IInvocationOperation FirstUnknown(IInvocationOperation call)
    {
        IInvocationOperation found = call;
        IOperation? at = call;
        while (at is IInvocationOperation part && IsQuery(part))
        {
            if (part.TargetMethod.Name is not ("Select" or "Where" or "Zip" or "Range" or "Repeat")) found = part;
            at = part.Arguments.Length > 0 ? part.Arguments[0].Value : null;
            while (at is IConversionOperation { OperatorMethod: null } conversion) at = conversion.Operand;
        }

        return found;
    }
}
