using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>How generated code reads and writes the parts of an object that the user hands over, and of the derivative's object, which is made by the user too.</summary>
/// <remarks>What only the class itself may name, and what only a constructor may set, is reached by an accessor.</remarks>
/// <param name="access">What the code may name.</param>
/// <param name="accessorOf">The name of the accessor for a member; null when there is none.</param>
internal sealed class ObjectAccess(StructAccess access, Func<ISymbol, string?> accessorOf)
{
    private readonly List<ObjectPlace> places = [];
    private readonly List<ObjectPart> objects = [];

    /// <summary>Null when some part cannot be read, or a number cannot be written.</summary>
    public StructShape? ShapeOf(StructLayout layout)
    {
        if (!Collect(layout, AccessPath.Empty)) return null;
        bool isComplete = layout.Parts.Zip(places, static (part, place) => !TypeFacts.IsFloating(part.Type) || place.Target is not null).All(static p => p);
        return isComplete ? new StructShape(SymbolText.Of(layout.Type), StructAccess.PathsOf(layout), StructAccess.TypesOf(layout), new Template(EquatableArray.Of(""), default))
        {
            Places = places.ToEquatableArray(),
            Objects = objects.ToEquatableArray(),
        } : null;
    }

    private bool Collect(StructLayout layout, AccessPath at)
    {
        objects.Add(new ObjectPart(at, ClassesOf((INamedTypeSymbol)layout.Type).ToEquatableArray(), places.Count, layout.Count));
        return layout.Fields.All(f => Collect(f, at));
    }

    private bool Collect(StructField field, AccessPath at)
    {
        AccessPath? hidden = access.CanRead(field) && IsSet(field) ? null : Hidden(field, at);
        if ((access.CanRead(field) ? at.Then(field.Text) : hidden) is not { } value) return false;
        if (field.Inner is { IsObject: true } held) return Collect(held, value);
        AccessPath? target = IsSet(field) ? value : hidden;
        if (field.Inner is not { } inner)
        {
            places.Add(new ObjectPlace(value, target, field.Property is null));
            return true;
        }

        places.AddRange(inner.Parts.Zip(access.Assignable(inner), (part, isSet) => (part, isSet)).Zip(ArePlaces(inner), (p, isPlace) =>
            new ObjectPlace(value.Then(p.part.Text), p.isSet ? target?.Then(p.part.Text) : null, isPlace && field.Property is null)));
        return access.CanRead(inner);
    }

    /// <summary>Whether what is written need not be reached otherwise: a number of what is no variable cannot be set, and other things than numbers and flags never are.</summary>
    private bool IsSet(StructField field) => field.Inner switch
    {
        null => !TypeFacts.IsPrimitive(field.Type) || access.CanAssign(field),
        { IsObject: true } => true,
        _ => field.Property is null && access.CanAssign(field),
    };

    private AccessPath? Hidden(StructField field, AccessPath at) => accessorOf(field.Field is { AssociatedSymbol: null } own ? own : field.Member) is { } name ? at.Through(name) : null;

    private static IEnumerable<bool> ArePlaces(StructLayout layout) =>
        layout.Fields.SelectMany(static f => f.Inner is null ? [f.Property is null] : ArePlaces(f.Inner).Select(inner => inner && f.Property is null));

    private static IEnumerable<string> ClassesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType) yield return SymbolText.OfPlain(at);
    }
}
