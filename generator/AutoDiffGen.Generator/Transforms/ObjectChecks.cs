using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What a derivative checks of objects: one that is written, by the method or by the derivative, must be no other argument.</summary>
internal static class ObjectChecks
{
    private const string Check = "RequireDistinctObjects";

    /// <summary>A function that gets the numbers of objects instead of the objects has nothing to check.</summary>
    public static Block Without(Block body) => body.With([.. body.Statements.Where(s => s is not Effect { Value: Apply { Function: Prologue.Helper + Check } })]);

    public static IEnumerable<Stmt> Of(DerivativeSignature signature)
    {
        Parameter[] parts = [.. signature.Own.Concat(signature.Added.Select(a => a.Parameter)).Where(p => p.Member is { Struct.IsObject: true })];
        Local[] objects = [.. parts.Select(p => p.Member!.Whole).Distinct()];
        for (int i = 0; i < objects.Length; i++)
        {
            for (int j = i + 1; j < objects.Length; j++)
            {
                if (objects[i].Type == objects[j].Type && (IsWritten(objects[i]) || IsWritten(objects[j]))) yield return Prologue.Check(Check, objects[i], objects[j]);
            }
        }

        bool IsWritten(Local whole) => parts.Any(p => p.Member!.Whole.Equals(whole) && p.Mode is PassingMode.Out or PassingMode.Ref);
    }
}
