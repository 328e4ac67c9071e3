using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary>Whether it is something with cells: an array, a span, a list in a variable.</summary>
    public bool IsArray(IOperation operation) => scope.Session.TypeOf(operation.Type).IsArray || scope.FindList(operation) is not null;

    /// <summary>How many cells something has.</summary>
    public Expr CountOf(IOperation operation, Expr cells) => scope.FindCount(operation) is { } count ? new Read(count) : new Length(cells, null);

    /// <summary>A list that is made here: its cells, and beside them how many there are.</summary>
    public void Declare(ILocalSymbol symbol, Local list, IOperation creation)
    {
        if (creation is IConversionOperation { Operand: ICollectionExpressionOperation wrapped }) creation = wrapped;
        scope.Emit(new Define(list, new Allocate(EquatableArray<Expr>.Empty, list.Type)));
        scope.Emit(new Define(scope.Counter(symbol), Expr.Int(0)));
        IEnumerable<IOperation> values = creation is ICollectionExpressionOperation collection ? collection.Elements : ListUses.Added((IObjectCreationOperation)creation)!;
        foreach (IOperation value in values) Append(list, scope.Counter(symbol), value);
    }

    /// <summary><c>list.Add(value)</c> on a list that is made here.</summary>
    public bool TryAppend(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "Add", Instance: { } instance, Arguments.Length: 1 } || scope.FindCount(instance) is not { } count) return false;
        Append(scope.FindList(instance)!, count, call.Arguments[0].Value);
        return true;
    }

    private void Append(Local list, Local count, IOperation value)
    {
        scope.Emit(new Append(new Read(list), new Read(count), Value(value)));
        scope.Emit(new Assign(count, new Binary(BinaryOperator.Add, new Read(count), Expr.Int(1), IrType.Int)));
    }
}
