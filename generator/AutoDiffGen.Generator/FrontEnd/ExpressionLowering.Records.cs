using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Structs that lie in the cells of an array or a span: they stay there, and are read and written part by part.</summary>
internal sealed partial class ExpressionLowering
{
    /// <summary>A struct in a cell, or a struct or a number inside of it.</summary>
    /// <param name="Cell">The cell; null when a <c>ref</c> local stands for it.</param>
    /// <param name="Alias">What the local stands for.</param>
    /// <param name="Start">The number of the first part.</param>
    /// <param name="Layout">The struct; null of a number.</param>
    private sealed record RecordPlace(IOperation? Cell, RecordTarget? Alias, int Start, StructLayout? Layout)
    {
        public RecordPlace At(StructField field) => this with { Start = Start + field.Start, Layout = field.Inner };
    }

    public bool IsRecord(IOperation operation) => FindRecord(operation) is not null;

    private RecordPlace? FindRecord(IOperation? operation) => operation switch
    {
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }
            when IsCell(operation) && !IsFieldArray(operation) && !IsRow(operation) && RecordOf(Parts(operation).Array!) is not null => new RecordPlace(operation, null, 0, LayoutOf(operation.Type)),
        ILocalReferenceOperation local when scope.FindAlias(local.Local) is RecordTarget alias => new RecordPlace(null, alias, alias.Start, alias.Layout),
        IMemberReferenceOperation { Instance: { } instance } member when FindRecord(instance) is { Layout: { } layout } whole && layout.Find(member.Member) is { } field => whole.At(field),
        _ => null,
    };

    private StructShape? RecordOf(IOperation array) => scope.Session.TypeOf(array.Type).Record;

    /// <summary>The array and the indices, which later effects cannot change.</summary>
    private Expr[]? PlaceOf(RecordPlace place)
    {
        if (place.Alias is { } alias) return [.. alias.Place];
        return CellParts(place.Cell!);
    }

    /// <summary>The values of the struct's parts; each may be used several times.</summary>
    private Expr[]? RecordParts(RecordPlace place)
    {
        if (place.Layout is not { } layout || PlaceOf(place) is not { } parts) return null;
        Expr[] at = Atoms(parts);
        return [.. Enumerable.Range(place.Start, layout.Count).Select(i => CellOf(at, i))];
    }

    private Element? RecordNumber(IOperation operation) =>
        FindRecord(operation) is { Layout: null } place && PlaceOf(place) is { } parts ? CellOf(parts, place.Start) : null;

    private static Element CellOf(Expr[] place, int part) => new(place[0], EquatableArray.Of([.. place.Skip(1), Index(part)]));

    private Target? RecordTargetOf(RecordPlace place)
    {
        if (PlaceOf(place) is not { } parts) return null;
        return place.Layout is { } layout ? new RecordTarget(parts, place.Start, layout) : new CellTarget([.. parts, Index(place.Start)]);
    }

    /// <summary>All parts of a struct in a cell, which has been resolved, are written. Values that look at cells are taken before.</summary>
    public void PutRecord(RecordTarget target, Expr[] values)
    {
        Expr[] place = Atoms(target.Place);
        for (int i = 1; i < values.Length; i++)
        {
            if (MayBeWritten(values[i], i)) values[i] = scope.Spill(values[i]);
        }

        for (int i = 0; i < values.Length; i++) scope.Emit(new Store(place[0], CellOf(place, target.Start + i).Indices, values[i]));

        // Parts before the i-th one are written before the i-th value is looked at.
        bool MayBeWritten(Expr value, int i) => value.DescendantsAndSelf().OfType<Element>().Any(e => e.Array.Type.Element == place[0].Type.Element
            && !(e.Array.Equals(place[0]) && e.Place.SequenceEqual(place.Skip(1)) && e.Part >= target.Start + i));
    }

    /// <summary>The parts of a struct in a cell as they are now.</summary>
    public static Expr[] Current(RecordTarget target) => [.. Enumerable.Range(target.Start, target.Layout.Count).Select(i => CellOf(target.Place, i))];

    /// <summary><c>a[i] = s</c></summary>
    private void IntoRecord(RecordTarget target, IOperation value)
    {
        int mark = scope.Mark;
        Expr[] values = PartsOrValue(value, target.Layout.Type);
        Protect(target.Place, target.Place.Length, mark);
        PutRecord(target, values);
    }

    private Expr[]? AssignedRecord(RecordPlace place, IOperation value)
    {
        if (RecordTargetOf(place) is not { } resolved) return null;
        var target = (RecordTarget)Steady(resolved);
        IntoRecord(target, value);
        return Current(target);
    }

    /// <summary>A struct becomes the next cells of an array.</summary>
    private void StoreRecord(Local array, Expr[] indices, IOperation value)
    {
        StructLayout layout = LayoutOf(value.Type)!;
        PutRecord(new RecordTarget([new Read(array), .. indices], 0, layout), Components(value));
    }

    /// <summary>Whether a member that changes its struct is called on the cell itself, and not on a copy.</summary>
    private bool IsVariableRecord(IOperation operation) => FindRecord(operation) is not null && operation switch
    {
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation => Parts(operation).Array!.Type!.Name != "ReadOnlySpan",
        ILocalReferenceOperation { Local.RefKind: RefKind.Ref } => true,
        IFieldReferenceOperation { Instance: { } instance, Field.IsReadOnly: false } => IsVariableRecord(instance),
        _ => false,
    };

    /// <summary><c>a[i] += v</c> with an operator of the struct's own.</summary>
    private Expr[] RecordCompound(ICompoundAssignmentOperation compound)
    {
        var target = (RecordTarget)Steady(RecordTargetOf(FindRecord(compound.Target)!)!);
                StructVariable old = scope.New(target.Layout, "");
        Put(old, Current(target), define: true);
        var site = CallSite.Of(compound.OperatorMethod!, compound.Syntax, compound.Target, compound.Value);
        Expr[] values = calls.CanFollow(site)
            ? calls.Follow(site with { Evaluated = new Dictionary<int, Expr[]> { [0] = ReadsOf(old) } })
            : NumericStructCalls.TryLower(compound.OperatorMethod!, ReadsOf(old), compound.Value, this)!;
        PutRecord(target, values);
        return Current(target);
    }
}
