using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>A <c>T?</c> in a struct, or one that is all of it.</summary>
/// <param name="Flag">The number of the part that says whether there is a value.</param>
/// <param name="Type">The type, without the question mark.</param>
/// <param name="Value">An expression that makes the value.</param>
internal sealed record NullablePart(int Flag, string Type, Template Value)
{
    public Expr Create(Expr[] parts)
    {
        Expr value = Value.IsGap ? parts[Value.Gaps[0]] : new Opaque(Value, EquatableArray.Of(parts), new IrType(Type, Shape.Scalar)) { IsPure = true };
        if (parts[Flag] is Literal { Text: "true" }) return value;
        return new Opaque(
            new Template(EquatableArray.Of("", " ? ", $" : ({Type}?)null"), EquatableArray.Of(0, 1)),
            EquatableArray.Of(parts[Flag], value),
            new IrType(Type + "?", Shape.Scalar)) { IsPure = true };
    }
}
