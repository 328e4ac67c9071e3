using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What a derivative checks of variables that are handed over by reference: one that is written must lie in no other argument.</summary>
internal static class VariableChecks
{
    /// <summary>A function that gets the numbers of structs instead of the structs has nothing to check.</summary>
    public static Block Without(Block body) => body.With([.. body.Statements.Where(static s => !PlaceCheck.Is(s))]);

    public static IEnumerable<Stmt> Of(DerivativeSignature signature, Function method, ArrayUse use)
    {
        Parameter[] references = [.. signature.Own.Where(static p => p.Mode != PassingMode.Value && p.Local.Type.IsRealScalar && p.Member is not { Struct.IsObject: true })];
        Local[] variables = [.. references.Where(static p => p.Mode != PassingMode.Out).Select(Variable).Distinct()];
        Local[] outputs = [.. references.Where(static p => p.Mode == PassingMode.Out).Select(Variable).Distinct().Where(l => !l.Equals(signature.Returned))];
        Local[] written = [.. references.Where(static p => p.Mode == PassingMode.Ref).Select(Variable).Distinct()];
        Local[] arrays = [.. signature.Own.Select(static p => p.Local).Where(static l => l.Type.IsRealArray && l.Type.Shape != Shape.ReadOnlyList)];
        Parameter[] fields = [.. signature.Own.Where(static p => p.Local.Type.IsRealScalar && p.Member is { Struct.IsObject: true, IsPlace: true })];
        Local[] touched = [.. fields.Where(p => p.Mode != PassingMode.Value || IsRead(method, p.Local)).Select(static p => p.Local)];

        foreach (Local variable in written)
        {
            foreach (Local other in variables.Where(v => !written.Contains(v) || Array.IndexOf(written, v) > Array.IndexOf(written, variable)).Concat(touched)) yield return Check(PlaceCheck.Variables, new Read(variable), other);
            foreach (Local array in arrays) yield return Check(PlaceCheck.Cells, new Read(variable), array);
        }

        // Numbers that are only read may lie in an array or an object that is written.
        foreach (Local variable in variables.Except(written))
        {
            foreach (Local field in fields.Where(p => ObjectChecks.IsChanged(method, p)).Select(static p => p.Local)) yield return Check(PlaceCheck.Variables, new Read(variable), field);
            foreach (Local array in signature.Own.Where(p => arrays.Contains(p.Local) && use.IsWritten(p)).Select(static p => p.Local)) yield return Check(PlaceCheck.Cells, new Read(variable), array);
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            Expr output = PlaceCheck.ToBeWritten(outputs[i]);
            foreach (Local other in outputs.Take(i)) yield return new Effect(new Apply(PlaceCheck.Outputs, EquatableArray.Of<Expr>(output, PlaceCheck.ToBeWritten(other)), IrType.Void));
            foreach (Local other in variables.Concat(touched).Concat(arrays)) yield return Check(PlaceCheck.Output, output, other);
        }
    }

    private static Effect Check(string function, Expr variable, Local other) => new(new Apply(function, EquatableArray.Of(variable, Prologue.Cells(other)), IrType.Void));

    private static bool IsRead(Function method, Local field) =>
        method.Body.AllOperands().Concat(method.Outputs.Select(static o => o.Value)).Append(method.Result ?? Expr.Int(0)).SelectMany(static e => e.Reads()).Contains(field);

    private static Local Variable(Parameter parameter) => parameter.Member?.Whole ?? parameter.Local;
}
