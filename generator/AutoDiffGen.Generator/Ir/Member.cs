using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>A place inside a variable that holds a struct or a tuple.</summary>
/// <param name="Whole">The variable.</param>
/// <param name="Index">Which of its parts, counted over nested structs.</param>
/// <param name="Struct">The parts that it has.</param>
internal sealed record Member(Local Whole, int Index, StructShape Struct)
{
    /// <summary>What stands after the variable: <c>X</c>, <c>Start.X</c>.</summary>
    public string Path => Struct.Paths[Index];

    /// <summary>Whether it is given a value here, for which a part of an object may need another text than where it is read.</summary>
    public bool IsTarget { get; init; }

    /// <summary>Whether it is a field, of which others may hold a reference, and not what a property returns.</summary>
    public bool IsPlace => Struct.IsObject && Struct.Places[Index].IsPlace;

    /// <summary>The place as it is written in generated code.</summary>
    /// <param name="whole">The variable's name.</param>
    public string In(string whole) => !Struct.IsObject ? whole + "." + Path
        : IsTarget && Struct.Places[Index].Target is { } target ? target.Of(whole) : Struct.Places[Index].Value.Of(whole);

    /// <summary>The same as a part of a name.</summary>
    public string Name => Joined(Path.Replace(StructShape.ValueOfNullable, "Value"));

    /// <summary>The names of members as one name: <c>StartX</c> of <c>start.X</c>.</summary>
    public static string Joined(string path) => string.Concat(path.Split('.').Select(static s => s.TrimStart('@')).Select(static s => char.ToUpperInvariant(s[0]) + s.Substring(1)));
}

/// <summary>How a struct or a tuple is taken apart and put together.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Paths">Where its parts are; those of nested structs one by one.</param>
/// <param name="Types">The types of the parts.</param>
/// <param name="Creation">An expression that makes one; gap <c>n</c> is part <c>n</c>.</param>
internal sealed record StructShape(string Type, EquatableArray<string> Paths, EquatableArray<IrType> Types, Template Creation)
{
    /// <summary>The value of a <c>T?</c>, or its default one.</summary>
    public const string ValueOfNullable = "GetValueOrDefault()";

    /// <summary>Whether it is an object, which is changed where it is and never made.</summary>
    public bool IsObject => Objects.Count > 0;

    /// <summary>Which parts of a variable can be given a value one by one: <c>p.X = 1</c>.</summary>
    public EquatableArray<bool> Assignable { get; init; }

    /// <summary>Where the parts of an object are.</summary>
    public EquatableArray<ObjectPlace> Places { get; init; }

    /// <summary>The object, and those that it holds; empty for a struct.</summary>
    public EquatableArray<ObjectPart> Objects { get; init; }

    /// <summary>The parts that are <c>T?</c>, those inside others first. In <see cref="Creation"/> the number of its flag stands for all of one.</summary>
    public EquatableArray<NullablePart> Nullables { get; init; }

    /// <summary>One that is made of these parts.</summary>
    public Opaque Create(EquatableArray<Expr> parts)
    {
        var text = new StructText(Nullables, parts);
        bool isConverted = Creation.IsGap && parts[Creation.Gaps[0]] == Expr.True;
        text.Append(isConverted ? $"new {Type}(" : "");
        text.Append(Creation);
        text.Append(isConverted ? ")" : "");
        return text.ToOpaque(new IrType(Type, Shape.Scalar));
    }

    /// <summary>The same where the type is known: what makes a <c>T?</c> may be a <c>T</c>.</summary>
    public Expr Convertible(EquatableArray<Expr> parts)
    {
        var text = new StructText(Nullables, parts);
        text.Append(Creation);
        Opaque made = text.ToOpaque(new IrType(Type, Shape.Scalar));
        return made.Text.IsGap ? made.Arguments[0] : made;
    }

    /// <summary>What a part is where nothing is given for it: in derivatives, whose constants are zero and whose numbers are all there.</summary>
    public Expr Missing(int part) => new Literal(Nullables.Any(n => n.Flag == part) ? "true" : "default", Types[part]);
}
