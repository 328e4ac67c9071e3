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
    public bool HasWrittenCells { get; private set; }

    /// <summary>Whether a cell of an array is among what is only read.</summary>
    public bool HasReadCells { get; private set; }

    public void Add(IOperation argument, RefKind kind)
    {
        if (kind == RefKind.None) return;
        Add(Ids(argument), kind);
        if (!IsCell(argument)) return;
        if (kind is RefKind.Ref or RefKind.Out) HasWrittenCells = true;
        else HasReadCells = true;
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

    /// <summary>A variable that the callee knows by its own name.</summary>
    public void AddCaptured(ISymbol symbol, bool isChanged)
    {
        IEnumerable<int> ids = scope.FindStruct(symbol) is { } variable ? variable.Parts.Select(static p => p.Id) : scope.Find(symbol) is { } local ? [local.Id] : [];
        Clash |= ids.Any(id => written.Contains(id) || (isChanged && read.Contains(id)));
    }

    private IEnumerable<int> Ids(IOperation argument)
    {
        if (scope.FindStruct(argument) is { } variable) return variable.Parts.Select(static p => p.Id);
        if (scope.FindPart(argument) is { } part) return [part.Id];
        return argument switch
        {
            IMemberReferenceOperation { Instance: { Type.IsValueType: true } whole, Member: IFieldSymbol } => Ids(whole),
            ILocalReferenceOperation local => scope.Find(local.Local) is { } own ? [own.Id] : Ids(scope.FindAlias(local.Local)),
            IParameterReferenceOperation parameter => scope.Find(parameter.Parameter) is { } own ? [own.Id] : Ids(scope.FindAlias(parameter.Parameter)),
            IArrayElementReferenceOperation cell => Ids(cell.ArrayReference),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } => Ids(span),
            IImplicitIndexerReferenceOperation indexer => Ids(indexer.Instance),
            IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice => Ids(choice.WhenTrue).Concat(Ids(otherwise)),
            IInvocationOperation { TargetMethod.ReturnsByRef: true } call => call.Descendants().SelectMany(Ids),
            _ => [],
        };
    }

    private static IEnumerable<int> Ids(Target? alias) => alias switch
    {
        VariableTarget variable => [variable.Local.Id],
        CellTarget cell => cell.Parts[0].Reads().Select(static l => l.Id),
        RecordTarget record => record.Place[0].Reads().Select(static l => l.Id),
        ChosenTarget chosen => chosen.Places.SelectMany(Ids),
        _ => [],
    };

    private bool IsCell(IOperation argument) => argument switch
    {
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => true,
        ILocalReferenceOperation local => HasCells(scope.FindAlias(local.Local)),
        IParameterReferenceOperation parameter => HasCells(scope.FindAlias(parameter.Parameter)),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => IsCell(whole),
        IConditionalOperation { IsRef: true, WhenFalse: { } otherwise } choice => IsCell(choice.WhenTrue) || IsCell(otherwise),
        IInvocationOperation { TargetMethod.ReturnsByRef: true } => true,
        _ => false,
    };

    private static bool HasCells(Target? alias) => alias is CellTarget or RecordTarget || (alias is ChosenTarget chosen && chosen.Places.Any(HasCells));
}
