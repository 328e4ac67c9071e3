using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers <c>TensorPrimitives</c> of double and float to loops over cells; sums are added up in order, which vector instructions do not do, so that their last digits may differ.</summary>
internal sealed class TensorCalls(FunctionScope scope, ExpressionLowering expressions)
{
    /// <summary>A call that writes its destination; false when it is another call, or a function without a formula.</summary>
    public bool TryStatement(IInvocationOperation call)
    {
        if (!IsTensorCall(call) || !call.TargetMethod.ReturnsVoid || OrderedArguments(call) is not { Length: >= 2 } arguments) return false;
        bool isSoftMax = call.TargetMethod.Name == "SoftMax" && arguments.Length == 2;
        TensorFormula? formula = isSoftMax ? null : TensorFormula.Of(call.TargetMethod.Name, arguments.Length - 1, TypeOf(call));
        if (!isSoftMax && (formula is null || !formula.Functions.All(scope.Session.IsRule))) return false;
        Expr[] values = Atoms(arguments);
        Expr[] inputs = [.. values.Take(values.Length - 1)];
        Expr to = values[values.Length - 1], count = RequireSameLength(inputs);
        if (!to.Equals(inputs[0])) LinqLowering.ThrowIf(scope, new Binary(BinaryOperator.Less, new Length(to, null), count, IrType.Bool), "ArgumentException(\"Destination is too short.\", \"destination\")");
        if (isSoftMax) SoftMax(inputs[0], to, call);
        else LoopBuilder.Counted(scope, count, "i", i => Store(to, i, formula!.Apply([.. inputs.Select(v => Cell(v, i))]), call));
        return true;
    }

    /// <summary>A call that returns a number; null when it is something else.</summary>
    public Expr? Value(IOperation operation)
    {
        if (operation is not IInvocationOperation call || !IsTensorCall(call) || call.TargetMethod.ReturnsVoid || !TypeFacts.IsFloating(call.Type)) return null;
        IOperation[] arguments = OrderedArguments(call);
        switch (call.TargetMethod.Name, arguments.Length)
        {
            case ("Sum", 1):
                return Total(Inputs(arguments), call, static x => x[0]);
            case ("SumOfSquares", 1):
                return Total(Inputs(arguments), call, static x => Times(x[0], x[0]));
            case ("Norm", 1):
                return Root(Total(Inputs(arguments), call, static x => Times(x[0], x[0])));
            case ("Dot", 2):
                return Total(Inputs(arguments), call, static x => Times(x[0], x[1]));
            case ("Distance", 2):
                return Root(Total(NotEmpty(Inputs(arguments)), call, static x => Times(Minus(x[0], x[1]), Minus(x[0], x[1]))));
            case ("CosineSimilarity", 2):
                return CosineSimilarity(NotEmpty(Inputs(arguments)), call);
            case ("Max" or "Min", 1):
                return Extreme(NotEmpty(Inputs(arguments)), call);
            default:
                return null;
        }
    }

    private static bool IsTensorCall(IInvocationOperation call) =>
        call.TargetMethod is { ContainingType: { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace.Name: "Numerics" } }, TypeArguments.Length: <= 1 }
        && ElementOf(call.TargetMethod) is { } element && TypeFacts.IsFloating(element) && call.TargetMethod.Parameters.All(p => IsOf(p.Type, element));

    /// <summary>What the spans hold: the type argument, or that of an overload which has none.</summary>
    private static ITypeSymbol? ElementOf(IMethodSymbol method) => method.TypeArguments.Length == 1 ? method.TypeArguments[0]
        : method.Parameters.Length > 0 ? TypeFacts.SpanElement(method.Parameters[0].Type) : null;

    private static bool IsOf(ITypeSymbol type, ITypeSymbol element) => SymbolEqualityComparer.Default.Equals(TypeFacts.SpanElement(type) ?? type, element);

    private IrType TypeOf(IInvocationOperation call) => scope.Session.TypeOf(ElementOf(call.TargetMethod)!);

    private static IOperation[] OrderedArguments(IInvocationOperation call) => [.. call.Arguments.OrderBy(static a => a.Parameter?.Ordinal).Select(static a => a.Value)];

    private Expr[] Atoms(IOperation[] arguments) => [.. expressions.Values(arguments).Select(v => v is Read or Number or Literal ? v : scope.Spill(v))];

    /// <summary>The arrays that a number is formed of, all of the same length.</summary>
    private Expr[] Inputs(IOperation[] arguments)
    {
        Expr[] inputs = Atoms(arguments);
        RequireSameLength(inputs);
        return inputs;
    }

    private Length RequireSameLength(Expr[] inputs)
    {
        Expr[] arrays = [.. inputs.Where(static v => v.Type.IsArray)];
        var first = new Length(arrays[0], null);
        foreach (Expr other in arrays.Skip(1).Where(a => !a.Equals(arrays[0])))
        {
            LinqLowering.ThrowIf(scope, new Binary(BinaryOperator.NotEqual, first, new Length(other, null), IrType.Bool), "ArgumentException(\"Input span arguments must all have the same length.\")");
        }

        return first;
    }

    private Expr[] NotEmpty(Expr[] inputs)
    {
        LinqLowering.ThrowIf(scope, new Binary(BinaryOperator.Equal, new Length(inputs[0], null), LoopBuilder.Zero, IrType.Bool), "ArgumentException(\"Input span arguments must not be empty.\")");
        return inputs;
    }

    private Read Total(Expr[] inputs, IInvocationOperation call, Func<Expr[], Expr> term)
    {
        IrType type = TypeOf(call);
        Local sum = scope.Temporary(type, "sum");
        scope.Emit(new Define(sum, Expr.Zero(type)));
        LoopBuilder.Counted(scope, new Length(inputs[0], null), "i", i =>
            Assign(sum, new Binary(BinaryOperator.Add, new Read(sum), term([.. inputs.Select(v => Cell(v, i))]), type), call));
        return new Read(sum);
    }

    private Binary CosineSimilarity(Expr[] inputs, IInvocationOperation call)
    {
        Read dot = Total(inputs, call, static x => Times(x[0], x[1]));
        Read first = Total([inputs[0]], call, static x => Times(x[0], x[0])), second = Total([inputs[1]], call, static x => Times(x[0], x[0]));
        return new Binary(BinaryOperator.Divide, dot, Times(Root(first), Root(second)), dot.Type);
    }

    /// <summary>Each cell against the largest, or smallest, of those before it, as <c>Math.Max</c> compares them: NaN wins.</summary>
    private Read Extreme(Expr[] inputs, IInvocationOperation call)
    {
        IrType type = TypeOf(call);
        Local best = scope.Temporary(type, call.TargetMethod.Name == "Max" ? "max" : "min");
        scope.Emit(new Define(best, Cell(inputs[0], LoopBuilder.Zero)));
        var one = new Literal("1", IrType.Int);
        LoopBuilder.Counted(scope, LoopBuilder.Minus(new Length(inputs[0], null), one), "i", i =>
            Assign(best, TensorFormula.Call(call.TargetMethod.Name, type, new Read(best), Cell(inputs[0], LoopBuilder.Plus(i, one))), call));
        return new Read(best);
    }

    /// <summary>e^xᵢ/Σe^xⱼ as it stands there: it overflows where that does.</summary>
    private void SoftMax(Expr from, Expr to, IInvocationOperation call)
    {
        IrType type = TypeOf(call);
        Read sum = Total([from], call, x => TensorFormula.Call("Exp", type, x[0]));
        LoopBuilder.Counted(scope, new Length(from, null), "i", i =>
            Store(to, i, new Binary(BinaryOperator.Divide, TensorFormula.Call("Exp", type, Cell(from, i)), sum, type), call));
    }

    private static Expr Cell(Expr value, Expr index) => value.Type.IsArray ? new Element(value, EquatableArray.Of(index)) : value;

    private static Binary Times(Expr left, Expr right) => new(BinaryOperator.Multiply, left, right, left.Type);

    private static Binary Minus(Expr left, Expr right) => new(BinaryOperator.Subtract, left, right, left.Type);

    private static Apply Root(Expr value) => TensorFormula.Call("Sqrt", value.Type, value);

    private void Store(Expr array, Expr index, Expr value, IInvocationOperation call) =>
        scope.Emit(new Store(array, EquatableArray.Of(index), value) { Source = SourceLine.Of(call.Syntax) });

    private void Assign(Local target, Expr value, IInvocationOperation call) => scope.Emit(new Assign(target, value) { Source = SourceLine.Of(call.Syntax) });
}
