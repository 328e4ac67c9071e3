using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What a derivative checks of variables that are handed over by reference: one that is written must lie in no other argument.</summary>
/// <remarks>What is <c>out</c> has no value yet that could be looked at.</remarks>
internal static class VariableChecks
{
    private const string Variables = "RequireSeparateVariables", Cells = "RequireSeparateCells";

    /// <summary>A function that gets the numbers of structs instead of the structs has nothing to check.</summary>
    public static Block Without(Block body) => body.With([.. body.Statements.Where(s => s is not Effect { Value: Apply { Function: Prologue.Helper + Variables or Prologue.Helper + Cells } })]);

    public static IEnumerable<Stmt> Of(DerivativeSignature signature, ArrayUse use)
    {
        Parameter[] references = [.. signature.Own.Where(static p => p.Mode is PassingMode.Ref or PassingMode.In && p.Local.Type.IsRealScalar && p.Member is not { Struct.IsObject: true })];
        Local[] variables = [.. references.Select(Variable).Distinct()];
        Local[] written = [.. references.Where(static p => p.Mode == PassingMode.Ref).Select(Variable).Distinct()];
        Local[] arrays = [.. signature.Own.Select(static p => p.Local).Where(static l => l.Type.IsRealArray && l.Type.Shape is not (Shape.Jagged or Shape.ReadOnlyList))];
        foreach (Local variable in written)
        {
            foreach (Local other in variables.Where(v => !written.Contains(v) || Array.IndexOf(written, v) > Array.IndexOf(written, variable))) yield return Prologue.Check(Variables, variable, other);
            foreach (Local array in arrays) yield return Prologue.Check(Cells, variable, array);
        }

        // Numbers that are only read may lie in an array that is written.
        foreach (Local variable in variables.Except(written))
        {
            foreach (Local array in signature.Own.Where(p => arrays.Contains(p.Local) && use.IsWritten(p)).Select(static p => p.Local)) yield return Prologue.Check(Cells, variable, array);
        }
    }

    private static Local Variable(Parameter parameter) => parameter.Member?.Whole ?? parameter.Local;
}
