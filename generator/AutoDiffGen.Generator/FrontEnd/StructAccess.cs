using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>How code that stands in some type can read the parts of a struct and make one of them.</summary>
/// <param name="within">The type that the code stands in.</param>
internal sealed class StructAccess(INamedTypeSymbol within)
{
    private readonly Compilation compilation = ((ISourceAssemblySymbol)within.ContainingAssembly).Compilation;
    private readonly Dictionary<ITypeSymbol, StructShape?> shapes = new(SymbolEqualityComparer.Default);

    /// <summary>Null when some part cannot be read or cannot be given a value.</summary>
    public StructShape? ShapeOf(StructLayout layout)
    {
        if (shapes.TryGetValue(layout.Type, out StructShape? known)) return known;
        var creation = new Creation([]);
        StructShape? shape = CanRead(layout) && Write(layout, 0, creation)
            ? new StructShape(SymbolText.Of(layout.Type), PathsOf(layout), TypesOf(layout), creation.ToTemplate())
            {
                Assignable = Assignable(layout).ToEquatableArray(),
                Nullables = creation.Nullables.ToEquatableArray(),
            }
            : null;
        shapes.Add(layout.Type, shape);
        return shape;
    }

    /// <summary>Whether the numbers in an object can be read and written. What its members do is known for classes of the compilation only.</summary>
    public bool CanHandle(StructLayout @object) => IsOwn(@object) && new ObjectAccess(this, member => Accessors.Exists(member, compilation, CanReach) ? member.Name : null).ShapeOf(@object) is not null;

    private bool IsOwn(StructLayout layout)
    {
        for (INamedTypeSymbol type = (INamedTypeSymbol)layout.Type; type.SpecialType != SpecialType.System_Object; type = type.BaseType!)
        {
            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, within.ContainingAssembly)) return false;
        }

        return layout.Fields.All(f => f.Inner is not { IsObject: true } held || IsOwn(held));
    }

    public static EquatableArray<string> PathsOf(StructLayout layout) =>
        layout.Parts.Select(static p => p.Text).ToEquatableArray();

    public static EquatableArray<IrType> TypesOf(StructLayout layout) => layout.Parts.Select(static p => TypeFacts.ToIr(p.Type)).ToEquatableArray();

    public bool CanReach(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, within);

    /// <summary>Whether every part has a name that the code may use.</summary>
    public bool CanRead(StructLayout layout) => layout.Fields.All(f => CanRead(f) && (f.Inner is null || CanRead(f.Inner)));

    /// <summary>What the code may not use of a struct, as a message names it: a field that is private, or else the type.</summary>
    public string Hidden(StructLayout layout) =>
        layout.Fields.Select(f => !CanReach(f.Member) && !layout.IsNullable ? SymbolText.Display(f.Member) : f.Inner is { } inner && !CanRead(inner) ? Hidden(inner) : null).FirstOrDefault(static h => h is not null)
        ?? SymbolText.Display(layout.Type);

    /// <summary>The creation of a struct, appended to the text; false when there is no way to write it.</summary>
    private bool Write(StructLayout layout, int start, Creation creation)
    {
        if (layout.IsNullable) return WriteNullable(layout, start, creation);
        if (layout.Type.IsTupleType) return WriteList(layout.Fields, start, "(", ")", creation);
        string type = SymbolText.OfPlain(layout.Type);
        if (Constructor(layout) is { } order) return WriteList(order, start, $"new {type}(", ")", creation);
        if (!layout.Fields.All(CanSet)) return false;
        creation.Append($"new {type} {{ ");
        for (int i = 0; i < layout.Fields.Length; i++)
        {
            creation.Append((i > 0 ? ", " : "") + SymbolText.Identifier(layout.Fields[i].Name) + " = ");
            if (!WriteField(layout.Fields[i], start, creation)) return false;
        }

        creation.Append(" }");
        return true;
    }

    private bool WriteList(IReadOnlyList<StructField> fields, int start, string open, string close, Creation creation)
    {
        creation.Append(open);
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0) creation.Append(", ");
            if (!WriteField(fields[i], start, creation)) return false;
        }

        creation.Append(close);
        return true;
    }

    private bool WriteField(StructField field, int start, Creation creation)
    {
        if (field.Inner is { } inner) return Write(inner, start + field.Start, creation);
        creation.Gap(start + field.Start);
        return true;
    }

    private bool WriteNullable(StructLayout layout, int start, Creation creation)
    {
        var value = new Creation(creation.Nullables);
        if (!WriteField(layout.Fields[1], start, value)) return false;
        creation.Nullables.Add(new NullablePart(start, SymbolText.OfPlain(TypeFacts.Underlying(layout.Type)!), value.ToTemplate()));
        creation.Gap(start);
        return true;
    }

    /// <summary>Text with gaps for the parts, as it grows.</summary>
    private sealed class Creation(List<NullablePart> nullables)
    {
        private readonly List<string> text = [""];
        private readonly List<int> gaps = [];

        public List<NullablePart> Nullables => nullables;

        public void Append(string more) => text[text.Count - 1] += more;

        public void Gap(int part)
        {
            gaps.Add(part);
            text.Add("");
        }

        public Template ToTemplate() => new(text.ToEquatableArray(), gaps.ToEquatableArray());
    }

    /// <summary>Part by part: only of a field can a part be set, and not of what a property returns.</summary>
    public IEnumerable<bool> Assignable(StructLayout layout) => layout.Fields.SelectMany(f => f.Inner is null
        ? [CanAssign(f)]
        : Assignable(f.Inner).Select(inner => inner && f is { Property: null, Field.IsReadOnly: false }));

    /// <summary>Whether the field can be given a value after its struct or object is made.</summary>
    public bool CanAssign(StructField field) => CanSet(field) && field.Property?.SetMethod is null or { IsInitOnly: false };

    /// <summary>Whether code may name the field and read it.</summary>
    public bool CanRead(StructField field) => CanReach(field.Member) && (field.Property is not { GetMethod: { } getter } || CanReach(getter));

    private bool CanSet(StructField field) => field.Property is { } property
        ? property.SetMethod is { } setter && CanReach(setter)
        : field.Field is { IsReadOnly: false };

    /// <summary>The fields in the order of the parameters of a constructor that does nothing but give each of them its value.</summary>
    private ImmutableArray<StructField>? Constructor(StructLayout layout)
    {
        var type = (INamedTypeSymbol)layout.Type;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Length != layout.Fields.Length || constructor.Parameters.Any(static p => p.RefKind is not (RefKind.None or RefKind.In)) || !CanReach(constructor)) continue;
            if (ConstructorMap.Of(constructor, layout, compilation) is { } order) return order;
        }

        return null;
    }
}
