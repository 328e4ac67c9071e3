using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A value that patterns are tried on.</summary>
/// <param name="Parts">The value; of a <c>T?</c> the one in it, or the default one, part by part.</param>
/// <param name="Flag">Whether there is one; null of what is no <c>T?</c>.</param>
internal sealed record PatternInput(Expr[] Parts, Expr? Flag)
{
    public Expr Value => Parts[0];

    /// <summary>Of a <c>T?</c> that is not in parts, that itself.</summary>
    public Expr? Whole { get; init; }

    /// <summary>A test of the value, which fails where there is none.</summary>
    public Expr Where(Expr test) => Flag is null or Literal { Text: "true" } ? test : new Binary(BinaryOperator.AndAlso, Flag, test, IrType.Bool);
}
