using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The variables that a call gets by reference: two names of one of them would each see what is written through the other.</summary>
internal sealed class Places(FunctionScope scope)
{
    private readonly HashSet<int> read = [];
    private readonly HashSet<int> written = [];

    /// <summary>Whether something that is written has another name.</summary>
    public bool Clash { get; private set; }

    /// <summary>Whether a cell of an array is among what is written.</summary>
    public bool HasCells { get; private set; }

    public void Add(IOperation argument, RefKind kind)
    {
        if (kind == RefKind.None) return;
        Add(Ids(argument), kind);
        if (kind is RefKind.Ref or RefKind.Out && IsCell(argument)) HasCells = true;
    }

    public void Add(StructVariable variable, RefKind kind)
    {
        if (kind != RefKind.None) Add(variable.Parts.Select(static p => p.Id), kind);
    }

    private void Add(IEnumerable<int> ids, RefKind kind)
    {
        bool isWritten = kind is RefKind.Ref or RefKind.Out;
        foreach (int id in ids)
        {
            if (written.Contains(id) || (isWritten && read.Contains(id))) Clash = true;
            (isWritten ? written : read).Add(id);
        }
    }

    private IEnumerable<int> Ids(IOperation argument)
    {
        if (scope.FindStruct(argument) is { } variable) return variable.Parts.Select(static p => p.Id);
        if (scope.FindPart(argument) is { } part) return [part.Id];
        return argument switch
        {
            IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole, Member: IFieldSymbol } => Ids(whole),
            ILocalReferenceOperation local => scope.Find(local.Local) is { } own ? [own.Id] : scope.FindAlias(local.Local) is { } alias ? Ids(alias) : [],
            IParameterReferenceOperation parameter => scope.Find(parameter.Parameter) is { } own ? [own.Id] : [],
            IArrayElementReferenceOperation cell => Ids(cell.ArrayReference),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } => Ids(span),
            IImplicitIndexerReferenceOperation indexer => Ids(indexer.Instance),
            _ => [],
        };
    }

    private static IEnumerable<int> Ids(Target alias) => alias switch
    {
        VariableTarget variable => [variable.Local.Id],
        CellTarget cell => cell.Parts[0].Reads().Select(static l => l.Id),
        RecordTarget record => record.Place[0].Reads().Select(static l => l.Id),
        _ => [],
    };

    private bool IsCell(IOperation argument) => argument is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }
        || (argument is ILocalReferenceOperation local && scope.FindAlias(local.Local) is CellTarget or RecordTarget)
        || (argument is IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } && IsCell(whole));
}
