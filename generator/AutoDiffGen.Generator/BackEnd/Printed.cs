namespace AutoDiffGen.Generator.BackEnd;

/// <summary>An expression as text.</summary>
/// <param name="Code">The text.</param>
/// <param name="Precedence">How tightly its outermost operator binds.</param>
/// <param name="Type">The type that C# gives the text, which may be narrower than that of the expression.</param>
internal readonly record struct Printed(string Code, Precedence Precedence, string Type)
{
    /// <summary>The text, in parentheses if it binds less tightly than its place demands.</summary>
    public string At(Precedence minimum) => Precedence < minimum ? "(" + Code + ")" : Code;
}
