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

    /// <summary>The same as a part of a name.</summary>
    public string Name => Path.Replace(StructShape.ValueOfNullable, "Value").Replace(".", "").Replace("@", "");
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
    public bool IsObject { get; init; }

    /// <summary>Which parts of a variable can be given a value one by one: <c>p.X = 1</c>.</summary>
    public EquatableArray<bool> Assignable { get; init; }

    /// <summary>The parts that are <c>T?</c>, those inside others first. In <see cref="Creation"/> the number of its flag stands for all of one.</summary>
    public EquatableArray<NullablePart> Nullables { get; init; }

    /// <summary>One that is made of these parts.</summary>
    public Opaque Create(EquatableArray<Expr> parts)
    {
        var type = new IrType(Type, Shape.Scalar);
        Expr made = Convertible(parts);
        return made is Opaque whole && whole.Type == type ? whole
            : new Opaque(new Template(EquatableArray.Of($"new {Type}(", ")"), EquatableArray.Of(0)), EquatableArray.Of(made), type) { IsPure = true };
    }

    /// <summary>The same where the type is known: what makes a <c>T?</c> may be a <c>T</c>.</summary>
    public Expr Convertible(EquatableArray<Expr> parts)
    {
        Expr[] values = [.. parts];
        foreach (NullablePart part in Nullables) values[part.Flag] = part.Create(values);
        return Creation.IsGap ? values[Creation.Gaps[0]] : new Opaque(Creation, EquatableArray.Of(values), new IrType(Type, Shape.Scalar)) { IsPure = true };
    }

    /// <summary>What a part is where nothing is given for it: in derivatives, whose constants are zero and whose numbers are all there.</summary>
    public Expr Missing(int part) => new Literal(Nullables.Any(n => n.Flag == part) ? "true" : "default", Types[part]);
}
