using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What stands around the name of an object where something in it is meant: <c>.X</c> after it, or the call of an accessor around it.</summary>
internal sealed record AccessPath(string Before, string After)
{
    public static AccessPath Empty { get; } = new("", "");

    public string Of(string whole) => Before + whole + After;

    public AccessPath Then(string member) => this with { After = After + "." + member };

    public AccessPath Through(string accessor) => new(accessor + "(" + Before, After + ")");
}

/// <summary>Where a part of an object is.</summary>
/// <param name="Value">What reads it.</param>
/// <param name="Target">What stands for it where it is given a value: for what only a constructor may set, an accessor; null where there is none.</param>
/// <param name="IsPlace">Whether it is a field, or lies in one, and not what a property returns.</param>
internal sealed record ObjectPlace(AccessPath Value, AccessPath? Target, bool IsPlace);

/// <summary>An object in an object, or the object itself.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Classes">Its class, and those that this derives from.</param>
/// <param name="Start">The number of its first part.</param>
/// <param name="Count">How many parts are its own, or of objects in it.</param>
internal sealed record ObjectPart(AccessPath Path, EquatableArray<string> Classes, int Start, int Count)
{
    /// <summary>The object in a variable.</summary>
    public Expr In(Local whole) => Path == AccessPath.Empty ? new Read(whole)
        : new Opaque(new Template(EquatableArray.Of(Path.Before, Path.After), EquatableArray.Of(0)), EquatableArray.Of<Expr>(new Read(whole)), new IrType(Classes[0], Shape.Scalar)) { IsPure = true };

    /// <summary>Whether a part of the variable is one of its own, or of an object in it.</summary>
    public bool Contains(int part) => part >= Start && part < Start + Count;

    /// <summary>Whether the two may be one: objects have one class, and are of those that it derives from.</summary>
    public bool MayBe(ObjectPart other) => Classes.Contains(other.Classes[0]) || other.Classes.Contains(Classes[0]);
}
