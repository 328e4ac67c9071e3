using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    private Expr Cell(IOperation operation) =>
        IsCell(operation) && CellParts(operation) is { } parts
            ? parts.Length == 2 && parts[0].Type.Shape == Shape.Jagged ? new Row(parts[0], parts[1]) : new Element(parts[0], parts.Skip(1).ToEquatableArray())
            : opaque.Expression(operation);

    /// <summary>Whether it is <c>a[i]</c> or <c>a[^i]</c> on an array or a span, or <c>m[i, j]</c>.</summary>
    private bool IsCell(IOperation operation)
    {
        (IOperation? array, IReadOnlyList<IOperation> indices) = Parts(operation);
        if (array is null || !IsArray(array)) return false;
        foreach (IOperation index in indices)
        {
            if (!TypeFacts.IsInteger(index.Type) && FromEnd(index) is null) return false;
        }

        return true;
    }

    private bool IsFieldArray(IOperation cell) => !IsOfObject(Parts(cell).Array) && (Parts(cell).Array is IFieldReferenceOperation or IPropertyReferenceOperation
        || (Parts(cell).Array is IParameterReferenceOperation { Parameter: var parameter } && scope.IsMember(parameter))
        || (Parts(cell).Array is IArrayElementReferenceOperation row && IsFieldArray(row)));

    /// <summary>Whether an array is in a field of an object whose fields are variables.</summary>
    private bool IsOfObject(IOperation? array) => scope.FindPart(array) is not null && (array is IParameterReferenceOperation || scope.FindStruct((array as IMemberReferenceOperation)?.Instance) is { Layout.IsObject: true });

    private bool IsRow(IOperation operation) => Parts(operation).Array is { } array && scope.Session.TypeOf(array.Type).Shape == Shape.Jagged;

    private static (IOperation? Array, IReadOnlyList<IOperation> Indices) Parts(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
        IImplicitIndexerReferenceOperation { Instance: var array, Argument: var index } => (array, [index]),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span, Arguments.Length: 1 } indexer => (span, [indexer.Arguments[0].Value]),
        _ => (null, []),
    };

    /// <summary>The number after <c>^</c>.</summary>
    private static IOperation? FromEnd(IOperation index) =>
        index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat && TypeFacts.IsInteger(hat.Operand.Type) ? hat.Operand : null;

    /// <summary>The array and its indices, evaluated in order.</summary>
    private Expr[]? CellParts(IOperation operation)
    {
        (IOperation? array, IReadOnlyList<IOperation> indices) = Parts(operation);
        Expr first = Value(array!);
        if (!first.Type.IsArray) return null;
        Expr[] start = first is Row row ? [row.Array, row.Index] : [first];
        Expr[] parts = [.. start, .. new Expr[indices.Count]];
        for (int i = 0; i < indices.Count; i++)
        {
            IOperation? fromEnd = FromEnd(indices[i]);
            Expr index = Next(fromEnd ?? indices[i], parts, start.Length + i);
            Expr count = start.Length == 1 ? CountOf(array!, parts[0]) : new Length(new Row(parts[0], parts[1]), null);
            parts[start.Length + i] = fromEnd is null ? AsInt(index) : new Binary(BinaryOperator.Subtract, count, index, IrType.Int);
        }

        return parts;
    }

    /// <summary>Spans, of which there are more in derivatives, have no other indices and lengths.</summary>
    private static Expr AsInt(Expr index) => index.Type.Name is "long" or "ulong" or "uint" or "nint" or "nuint" ? new Ir.Convert(index, IrType.Int) { Checked = true } : index;

    /// <summary><c>new double[n]</c>, with or without initial values; these are stored one by one.</summary>
    private Expr Creation(IArrayCreationOperation creation, Local? target)
    {
        IrType type = scope.Session.TypeOf(creation.Type);
        if (!type.IsArray || (creation.Initializer is not null && !type.IsReal)) return opaque.Expression(creation);
        if (type.Shape == Shape.Jagged && creation.Initializer is { } rows) return Rows(rows.ElementValues, target, type) ?? opaque.Expression(creation);
        if (creation.Initializer is not { } initializer) return new Allocate(Values(creation.DimensionSizes).Select(AsInt).ToEquatableArray(), type);

        Local array = Fresh(target, type, [.. creation.DimensionSizes.Select(Value).Select(AsInt)]);
        Fill(array, initializer, []);
        return new Read(array);
    }

    private Local Fresh(Local? target, IrType type, Expr[] lengths)
    {
        Local array = target ?? scope.Temporary(type, "a");
        scope.Emit(new Define(array, new Allocate(lengths.ToEquatableArray(), type)));
        return array;
    }

    private void Fill(Local array, IArrayInitializerOperation initializer, Expr[] outer)
    {
        for (int i = 0; i < initializer.ElementValues.Length; i++)
        {
            Expr[] indices = [.. outer, Index(i)];
            if (initializer.ElementValues[i] is IArrayInitializerOperation inner) Fill(array, inner, indices);
            else if (array.Type.Record is not null) StoreRecord(array, indices, initializer.ElementValues[i]);
            else scope.Emit(new Store(new Read(array), indices.ToEquatableArray(), Value(initializer.ElementValues[i])));
        }
    }

    private static Literal Index(int i) => new(i.ToString(System.Globalization.CultureInfo.InvariantCulture), IrType.Int);
}
