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

    /// <summary>Whether it is a field, of which others may hold a reference, and not what a property returns.</summary>
    public bool IsPlace => Struct.Places.Contains(Index);
}

/// <summary>How a struct or a tuple is taken apart and put together.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Paths">Where its parts are; those of nested structs one by one.</param>
/// <param name="Types">The types of the parts.</param>
/// <param name="Creation">An expression that makes one; gap <c>n</c> is part <c>n</c>.</param>
internal sealed record StructShape(string Type, EquatableArray<string> Paths, EquatableArray<IrType> Types, Template Creation)
{
    /// <summary>Whether it is an object, which is changed where it is and never made.</summary>
    public bool IsObject { get; init; }

    /// <summary>Which parts of a variable can be given a value one by one: <c>p.X = 1</c>.</summary>
    public EquatableArray<bool> Assignable { get; init; }

    /// <summary>Which parts of an object are fields rather than properties, or lie in such fields.</summary>
    public EquatableArray<int> Places { get; init; }

    /// <summary>One that is made of these parts.</summary>
    public Opaque Create(EquatableArray<Expr> parts) => new(Creation, parts, new IrType(Type, Shape.Scalar)) { IsPure = true };
}
