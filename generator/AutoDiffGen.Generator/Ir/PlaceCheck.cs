using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>The checks of the runtime library that compare where variables lie: their arguments are places, and a copy has another.</summary>
internal static class PlaceCheck
{
    private const string Helper = "M:AutoDiffGen.Derivative.";

    /// <summary>The check of two variables that have values.</summary>
    public const string Variables = Helper + "RequireSeparateVariables";

    /// <summary>The check of a variable and cells.</summary>
    public const string Cells = Helper + "RequireSeparateCells";

    /// <summary>The check of a variable that has no value yet, and another variable or cells.</summary>
    public const string Output = Helper + "RequireSeparateOutput";

    /// <summary>The check of two variables that have no values yet.</summary>
    public const string Outputs = Helper + "RequireSeparateOutputs";

    public static bool Is(Stmt statement) => statement is Effect { Value: Apply { Function: Variables or Cells or Output or Outputs } };

    /// <summary>A variable that has no value yet, as an argument.</summary>
    public static Opaque ToBeWritten(Local variable) =>
        new(new Template(EquatableArray.Of("out ", ""), EquatableArray.Of(0)), EquatableArray.Of<Expr>(new Read(variable)), variable.Type);
}
