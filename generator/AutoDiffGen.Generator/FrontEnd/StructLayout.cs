using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The variables that a variable of a struct or tuple type is made of: one for each field, those of nested structs one by one.</summary>
internal sealed class StructLayout
{
    public StructLayout(ITypeSymbol type, ImmutableArray<StructField> fields)
    {
        Type = type;
        Fields = fields;
        Parts = [.. fields.SelectMany(static f => f.Inner is null
            ? [new StructPart(f.Name, f.Text, f.Type)]
            : f.Inner.Parts.Select(p => p with { Path = f.Name + "." + p.Path, Text = f.Text + "." + p.Text }))];
    }

    public ITypeSymbol Type { get; }

    public ImmutableArray<StructField> Fields { get; }

    public ImmutableArray<StructPart> Parts { get; }

    public int Count => Parts.Length;

    /// <summary>Whether variables of the type are names for an object, rather than copies of it.</summary>
    public bool IsObject => !Type.IsValueType;

    /// <summary>Whether it is a <c>T?</c>: a flag, and a value that is the default one where the flag is not set.</summary>
    public bool IsNullable => TypeFacts.Underlying(Type) is not null;

    /// <summary>Where the flag of each <c>T?</c> in it is, and how many parts after it are the value.</summary>
    public IEnumerable<(int Flag, int Count)> Nullables => Fields.SelectMany(static f => f.Inner is null ? [] : f.Inner.Nullables.Select(n => (n.Flag + f.Start, n.Count)))
        .Concat(IsNullable ? [(0, Count - 1)] : []);

    /// <summary>Whether it is made of numbers and flags, and of nothing else.</summary>
    public bool IsOfNumbers => !Nullables.Any() && Parts.All(static p => TypeFacts.IsPrimitive(p.Type)) && Parts.Any(static p => TypeFacts.IsFloating(p.Type));

    /// <summary>The field that a member is, or that an automatic property is a name for.</summary>
    /// <remarks>The value of a <c>T?</c> is not read as a field is: where there is none, that throws.</remarks>
    public StructField? Find(ISymbol member)
    {
        if (IsNullable && member.Name != "HasValue") return null;
        foreach (StructField field in Fields)
        {
            if (SymbolEqualityComparer.Default.Equals(field.Property, member) || SymbolEqualityComparer.Default.Equals(field.Parameter, member) || Equal(field.Field, member)) return field;
        }

        return null;
    }

    /// <summary>The fields, and those of the objects in them.</summary>
    public IEnumerable<StructField> FieldsWithin => Fields.SelectMany(static f => f.Inner is { IsObject: true } held ? held.FieldsWithin.Prepend(f) : [f]);

    /// <summary>The same where the member may be one of an object in it.</summary>
    public StructField? FindWithin(ISymbol member) => Find(member) ?? Fields.Select(f => f.Inner is { IsObject: true } held ? held.FindWithin(member) : null).FirstOrDefault(static f => f is not null);

    /// <summary>An element of a tuple has two names: its own, and <c>Item1</c>.</summary>
    private static bool Equal(ISymbol? field, ISymbol member) => SymbolEqualityComparer.Default.Equals(Element(field), Element(member));

    private static ISymbol? Element(ISymbol? field) => field is IFieldSymbol { CorrespondingTupleField: { } element } ? element : field;
}

/// <summary>A field of a struct.</summary>
/// <param name="Field">The field itself; null where the framework does not show it.</param>
/// <param name="Property">The property that stands for the field, if one does.</param>
/// <param name="Type">Its type.</param>
/// <param name="Inner">What it is made of, when that is known.</param>
/// <param name="Start">The number of its first part.</param>
internal sealed record StructField(IFieldSymbol? Field, IPropertySymbol? Property, ITypeSymbol Type, StructLayout? Inner, int Start)
{
    /// <summary>The member that code outside names.</summary>
    public ISymbol Member => (ISymbol?)Property ?? (ISymbol?)Field ?? Parameter!;

    /// <summary>The parameter of the class that it keeps, where it has no other name.</summary>
    public IParameterSymbol? Parameter { get; init; }

    public string Name => Member.Name;

    /// <summary>What is read of it in generated code: the value of a <c>T?</c> without a look at whether there is one.</summary>
    public string Text => Property is { Name: "Value", ContainingType: var type } && TypeFacts.Underlying(type) is not null ? StructShape.ValueOfNullable : SymbolText.Identifier(Name);

    public int Count => Inner?.Count ?? 1;
}

/// <summary>A place in a struct that holds one value.</summary>
/// <param name="Path">The fields that lead to it: <c>X</c>, <c>Start.X</c>.</param>
/// <param name="Text">The same as it is written in generated code.</param>
/// <param name="Type">Its type.</param>
internal sealed record StructPart(string Path, string Text, ITypeSymbol Type)
{
    /// <summary>The name of a variable for the part of a struct that is in a variable of this name.</summary>
    public string NameIn(string whole)
    {
        string path = Member.Joined(Path);
        return whole.Length == 0 ? Decapitalised(path) : whole + path;
    }

    private static string Decapitalised(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}

/// <summary>The variables that a struct is in.</summary>
internal sealed record StructVariable(StructLayout Layout, ImmutableArray<Local> Parts)
{
    public StructVariable At(StructField field) => new(field.Inner!, [.. Parts.Skip(field.Start).Take(field.Count)]);
}
