using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers what the framework does to arrays and spans of real numbers as wholes, cell by cell: copies, fills, reversals.</summary>
internal sealed class ArrayCalls(FunctionScope scope, ExpressionLowering expressions)
{
    /// <summary>A call for its effect; false when it is none of these.</summary>
    public bool TryStatement(IInvocationOperation call)
    {
        IOperation[] arguments = [.. Operands(call)];
        if (call.TargetMethod.Name == "Resize" && IsFramework(call.TargetMethod)) return TryResize(call, arguments);
        if (arguments.Length == 0 || !IsFramework(call.TargetMethod) || !IsVector(arguments[0])) return false;
        switch (call.TargetMethod.Name)
        {
            case "Copy" when arguments.Length == 3 && IsVector(arguments[1]) && IsInt(arguments[2]):
                Expr[] short3 = Values(arguments);
                Copy(call, short3[0], LoopBuilder.Zero, short3[1], LoopBuilder.Zero, short3[2]);
                return true;
            case "Copy" when arguments.Length == 5 && IsVector(arguments[2]) && IsInt(arguments[4]):
                Expr[] long5 = Values(arguments);
                Copy(call, long5[0], long5[1], long5[2], long5[3], long5[4]);
                return true;
            case "CopyTo" when arguments.Length is 2 or 3 && IsVector(arguments[1]):
                Expr[] to = Values(arguments);
                Copy(call, to[0], LoopBuilder.Zero, to[1], to.Length == 3 ? to[2] : LoopBuilder.Zero, new Length(to[0], null));
                return true;
            case "Fill" or "Clear":
                Fill(call, arguments);
                return true;
            case "Reverse" when arguments.Length == 1 && call.TargetMethod.ReturnsVoid:
                Reverse(call, Values(arguments)[0]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What gives a new array with the cells of another; null when it is none of these.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="target">The variable to declare for it; null if a temporary will do.</param>
    public Expr? Copied(IOperation operation, Local? target)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null, Operand: IInvocationOperation { TargetMethod.Name: "Clone", Instance.Type: var array } clone } conversion when SymbolEqualityComparer.Default.Equals(array, conversion.Type):
                return Copied(clone, target);
            case IInvocationOperation call:
                IOperation[] arguments = [.. Operands(call)];
                bool isCopy = arguments.Length == 1 && IsFramework(call.TargetMethod) && call.TargetMethod.Name is "ToArray" or "Clone";
                return isCopy && scope.Session.TypeOf(arguments[0].Type) is { IsRealArray: true, Shape: not Shape.Jagged } ? Duplicate(Values(arguments)[0], target, call.Syntax) : null;
            case IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when indices[0] is IRangeOperation range && IsVector(element.ArrayReference):
                if (expressions.Slices.Ends(element.ArrayReference, range) is not { } ends) return null;
                IrType type = scope.Session.TypeOf(element.Type).With(Shape.Span);
                return Duplicate(scope.Spill(Slices.Of(ends.Array, ends.From, LoopBuilder.Minus(ends.To, ends.From), type)), target, element.Syntax);
            default:
                return null;
        }
    }

    /// <summary>A new array with the same cells.</summary>
    private Read Duplicate(Expr array, Local? target, SyntaxNode source)
    {
        bool isMatrix = array.Type.Shape == Shape.Matrix;
        EquatableArray<Expr> lengths = isMatrix ? EquatableArray.Of<Expr>(new Length(array, 0), new Length(array, 1)) : EquatableArray.Of<Expr>(new Length(array, null));
        IrType type = array.Type.With(isMatrix ? Shape.Matrix : Shape.Array);
        target ??= scope.Temporary(type, "copy");
        scope.Emit(new Define(target, new Allocate(lengths, type)));
        var copy = new Read(target);
        if (isMatrix) CopyRows(array, copy, source);
        else CopyCells(array, copy, LoopBuilder.Zero, source);
        return copy;
    }

    /// <summary>Copies all cells of an array to another, which shares none of them.</summary>
    public void CopyCells(Expr from, Expr to, Expr start, SyntaxNode source) => LoopBuilder.Counted(scope, new Length(from, null), "i", i =>
        Move(to, start is Literal { Text: "0" } ? i : LoopBuilder.Plus(start, i), from, i, source));

    private void CopyRows(Expr matrix, Read copy, SyntaxNode source) => LoopBuilder.Counted(scope, new Length(matrix, 0), "i", i => LoopBuilder.Counted(scope, new Length(matrix, 1), "j", j =>
    {
        foreach (EquatableArray<Expr> part in Parts(matrix, i, j)) Store(copy, part, new Element(matrix, part), source);
    }));

    /// <summary><c>Array.Resize(ref a, n)</c>: another array with the same first cells.</summary>
    private bool TryResize(IInvocationOperation call, IOperation[] arguments)
    {
        if (!IsVector(arguments[0]) || arguments[0] is not (ILocalReferenceOperation or IParameterReferenceOperation) || expressions.Resolve(arguments[0]) is not VariableTarget { Local: var variable }) return false;
        Expr length = Atom(expressions.Value(arguments[1]));
        var old = new Length(new Read(variable), null);
        var resized = (Read)scope.Spill(new Allocate(EquatableArray.Of(length), variable.Type));
        Expr kept = scope.Spill(new Select(new Binary(BinaryOperator.Less, length, old, IrType.Bool), length, old));
        LoopBuilder.Counted(scope, kept, "i", i => Move(resized, i, new Read(variable), i, call.Syntax));
        scope.Emit(new Assign(variable, resized));
        return true;
    }

    /// <summary>As <c>memmove</c> does, whatever cells the two have in common.</summary>
    private void Copy(IInvocationOperation call, Expr from, Expr fromStart, Expr to, Expr toStart, Expr count)
    {
        count = Atom(count);
        (fromStart, toStart) = (Atom(fromStart), Atom(toStart));
        if (from is Opaque) from = scope.Spill(from);
        if (to is Opaque) to = scope.Spill(to);
        Expr source = Part(from, fromStart, count), target = Part(to, toStart, count);
        if (from.Equals(to))
        {
            Block up = scope.Nested(() => CopyCells(source, target, LoopBuilder.Zero, call.Syntax));
            Block down = scope.Nested(() => CopyDown(source, target, count, call.Syntax));
            if (fromStart.IsInt(out int first) && toStart.IsInt(out int second)) Emit(second <= first ? up : down);
            else scope.Emit(new If(new Binary(BinaryOperator.LessOrEqual, toStart, fromStart, IrType.Bool), up, down));
            return;
        }

        if (!scope.AreApart(from, to)) source = Duplicate(source, null, call.Syntax);
        CopyCells(source, target, LoopBuilder.Zero, call.Syntax);
    }

    private void Emit(Block block)
    {
        scope.EmitAll(block);
    }

    private void CopyDown(Expr from, Expr to, Expr count, SyntaxNode source) => LoopBuilder.Counted(scope, count, "i", i =>
    {
        Expr last = LoopBuilder.Minus(LoopBuilder.Minus(count, new Literal("1", IrType.Int)), i);
        Move(to, last, from, last, source);
    });

    private void Fill(IInvocationOperation call, IOperation[] arguments)
    {
        bool isFill = call.TargetMethod.Name == "Fill";
        if (scope.Session.TypeOf(arguments[0].Type).Record is not null)
        {
            FillRecords(call, arguments, isFill);
            return;
        }

        Expr[] values = Values(arguments);
        Expr value = isFill ? values[1] : Expr.Zero(values[0].Type.ElementType);
        if (isFill && value is not (Number or Literal)) value = scope.Spill(value);
        Expr[] bounds = [.. values.Skip(isFill ? 2 : 1)];
        Expr cells = bounds.Length == 2 ? Part(values[0], bounds[0], bounds[1]) : values[0];
        LoopBuilder.Counted(scope, new Length(cells, null), "i", i => Store(cells, i, value, call.Syntax));
    }

    private void Reverse(IInvocationOperation call, Expr cells)
    {
        var length = new Length(cells, null);
        Expr half = Atom(new Binary(BinaryOperator.Divide, length, new Literal("2", IrType.Int), IrType.Int));
        LoopBuilder.Counted(scope, half, "i", i =>
        {
            Expr opposite = LoopBuilder.Minus(LoopBuilder.Minus(length, new Literal("1", IrType.Int)), i);
            Read[] first = [.. Parts(cells, i).Select(p => scope.Spill(new Element(cells, p)))];
            Move(cells, i, cells, opposite, call.Syntax);
            foreach (var (part, value) in Parts(cells, opposite).Zip(first, static (p, v) => (p, v))) Store(cells, part, value, call.Syntax);
        });
    }

    private Expr Part(Expr array, Expr start, Expr count) =>
        start is Literal { Text: "0" } && count is Length whole && whole.Array.Equals(array) ? array : scope.Spill(Slices.Of(array, start, count, array.Type.With(array.Type.Shape == Shape.Array ? Shape.Span : array.Type.Shape)));

    private Expr Atom(Expr value) => value is Literal or Length ? value : scope.Spill(value);

    private static IEnumerable<EquatableArray<Expr>> Parts(Expr array, params Expr[] place) => ExpressionLowering.PartsOf(array.Type, place);

    /// <summary><c>to[i] = from[j]</c></summary>
    private void Move(Expr to, Expr i, Expr from, Expr j, SyntaxNode source)
    {
        foreach (var (target, value) in Parts(to, i).Zip(Parts(from, j), static (t, v) => (t, v))) Store(to, target, new Element(from, value), source);
    }

    /// <summary>Structs are given part by part.</summary>
    private void FillRecords(IInvocationOperation call, IOperation[] arguments, bool isFill)
    {
        Expr[][] values = expressions.Operands(arguments);
        Expr[] bounds = [.. values.Skip(isFill ? 2 : 1).Select(static v => v[0])];
        Expr whole = Named(values[0][0]), cells = bounds.Length == 2 ? Part(whole, bounds[0], bounds[1]) : whole;
        IrType[] types = [.. cells.Type.Record!.Types];
        LoopBuilder.Counted(scope, new Length(cells, null), "i", i =>
        {
            EquatableArray<Expr>[] places = [.. Parts(cells, i)];
            for (int k = 0; k < places.Length; k++) Store(cells, places[k], isFill ? values[1][k] : Expr.Default(types[k]), call.Syntax);
        });
    }

    private void Store(Expr array, Expr index, Expr value, SyntaxNode source) => Store(array, EquatableArray.Of(index), value, source);

    private void Store(Expr array, EquatableArray<Expr> place, Expr value, SyntaxNode source) =>
        scope.Emit(new Store(array, place, value) { Source = SourceLine.Of(source) });

    private static IEnumerable<IOperation> Operands(IInvocationOperation call)
    {
        IEnumerable<IOperation> arguments = call.Arguments.OrderBy(static a => a.Parameter?.Ordinal).Select(static a => Bare(a.Value));
        return call.Instance is { } instance ? arguments.Prepend(Bare(instance)) : arguments;
    }

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.IsReferenceType: true } conversion) operation = conversion.Operand;
        return operation;
    }

    private static bool IsFramework(IMethodSymbol method) => method.ContainingType is { ContainingNamespace.Name: "System" or "Linq", Name: "Array" or "Span" or "ReadOnlySpan" or "MemoryExtensions" or "Enumerable" }
        && method.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Operands from left to right; a row in a variable of its own, by which its cells are known.</summary>
    private Expr[] Values(IOperation[] operands) => [.. expressions.Values(operands).Select(Named)];

    private Expr Named(Expr value) => value is Row ? scope.Spill(value) : value;

    private bool IsVector(IOperation operation) => scope.Session.TypeOf(operation.Type) is { IsRealArray: true, HasRows: false };

    private static bool IsInt(IOperation operation) => operation.Type?.SpecialType == SpecialType.System_Int32;
}
