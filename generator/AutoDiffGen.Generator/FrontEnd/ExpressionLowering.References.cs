using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary>What a place holds. Where it is one of several, it is looked up here and now.</summary>
    public Expr Current(Target target) => target switch
    {
        VariableTarget variable => new Read(variable.Local),
        CellTarget cell => new Element(cell.Parts[0], cell.Parts.Skip(1).ToEquatableArray()),
        FieldTarget field => new Read(field.Local),
        ChosenTarget chosen => Choose(chosen.Condition, () => [Current(chosen.WhenTrue)], () => [Current(chosen.WhenFalse)])[0],
        _ => new Literal("default", target.Type),
    };

    /// <summary>The array whose cell a <c>ref</c> may be to; null of anything else.</summary>
    public IOperation? ArrayOfCell(IOperation operation) => IsCell(operation) && !IsFieldArray(operation) && !IsRow(operation) ? Parts(operation).Array : null;

    public static int IndexCount(IOperation cell) => Parts(cell).Indices.Count;

    /// <summary>Gives a place a number.</summary>
    public void Put(Target target, Expr value)
    {
        switch (target)
        {
            case VariableTarget variable:
                scope.Emit(new Assign(variable.Local, value));
                break;
            case CellTarget cell:
                scope.Emit(new Store(cell.Parts[0], cell.Parts.Skip(1).ToEquatableArray(), value));
                break;
            case ChosenTarget chosen:
                scope.Emit(new If(chosen.Condition, scope.Nested(() => Put(chosen.WhenTrue, value)), scope.Nested(() => Put(chosen.WhenFalse, value))));
                break;
        }
    }

    /// <summary>The value is taken once, whichever place it goes to.</summary>
    private Expr PutChosen(ChosenTarget target, Expr value)
    {
        if (value is not (Number or Literal)) value = scope.Spill(value);
        Put(target, value);
        return value;
    }
}
