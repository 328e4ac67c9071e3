using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Two cells of one array that a call gets by reference: <c>Swap(ref a[i], ref a[j])</c>.</summary>
/// <param name="First">The number of the one's parameter.</param>
/// <param name="Second">The number of the other's.</param>
/// <param name="AreApart">Whether they are known to be two cells, and not one.</param>
internal sealed record TwinCells(int First, int Second, bool AreApart)
{
    /// <summary>Null when a call has no such arguments, or more of them.</summary>
    public static TwinCells? Of(CallSite site)
    {
        if (site.Receiver is not null && !SymbolIdentity.IsNested(site.Method)) return null;
        (int Parameter, IOperation Value)[] cells = [.. site.Arguments.Where(a => site.Method.Parameters[a.Parameter].RefKind != RefKind.None && ArrayOf(a.Value) is not null)];
        if (cells.Length != 2 || !SymbolEqualityComparer.Default.Equals(ArrayOf(cells[0].Value), ArrayOf(cells[1].Value))) return null;
        IParameterSymbol[] parameters = [.. cells.Select(c => site.Method.Parameters[c.Parameter])];
        bool areApart = Place(IndexOf(cells[0].Value)!) is { } one && Place(IndexOf(cells[1].Value)!) is { } other
            && SymbolEqualityComparer.Default.Equals(one.Variable, other.Variable) && one.Offset != other.Offset;
        bool canBeOne = parameters.All(p => p.RefKind == RefKind.Ref && SymbolEqualityComparer.Default.Equals(p.Type, parameters[0].Type));
        bool areFollowed = parameters.All(static p => p.RefKind is RefKind.Ref or RefKind.Out && TypeFacts.IsFloating(p.Type));
        return areFollowed && (areApart || canBeOne) ? new TwinCells(cells[0].Parameter, cells[1].Parameter, areApart) : null;
    }

    private static ISymbol? ArrayOf(IOperation cell) => IndexOf(cell) is null ? null : cell switch
    {
        IArrayElementReferenceOperation element => Variable(element.ArrayReference),
        IPropertyReferenceOperation property => Variable(property.Instance),
        _ => null,
    };

    private static IOperation? IndexOf(IOperation cell) => cell switch
    {
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } when indices[0].Type?.SpecialType == SpecialType.System_Int32 => indices[0],
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } arguments, Instance.Type: var type } when TypeFacts.SpanElement(type) is not null && arguments[0].Value.Type?.SpecialType == SpecialType.System_Int32 => arguments[0].Value,
        _ => null,
    };

    /// <summary>An index that is a constant, or a variable and a constant.</summary>
    private static (ISymbol? Variable, int Offset)? Place(IOperation index) => index switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => (null, number),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue: { HasValue: true, Value: int number } } sum when Variable(sum.LeftOperand) is { } variable => (variable, number),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue: { HasValue: true, Value: int number } } difference when Variable(difference.LeftOperand) is { } variable => (variable, -number),
        _ => Variable(index) is { } plain ? (plain, 0) : null,
    };

    private static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
