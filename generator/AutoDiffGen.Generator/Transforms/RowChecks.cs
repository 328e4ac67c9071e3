using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// What a derivative checks where rows of an array of arrays may be the same memory as something else: rows of its own,
/// rows of another, a plain array, a span.
/// </summary>
internal static class RowChecks
{
    public static IEnumerable<Stmt> Of(Derivation derivation)
    {
        Local[] own = [.. derivation.Signature.Own.Select(p => p.Local)];
        Local[] added = [.. derivation.Signature.Added.Select(a => a.Parameter.Local)];
        for (int i = 0; i < added.Length; i++)
        {
            Local derivative = added[i];
            if (derivative.Type.Shape == Shape.Jagged) yield return Prologue.Check("RequireDistinctRows", derivative);
            foreach (Local other in own.Concat(added.Skip(i + 1)).Where(o => CanShare(derivative, o))) yield return Prologue.Check("RequireNoSharedRow", derivative, other);
        }

        Local[] written = [.. derivation.Signature.Own.Where(p => IsWritten(p, derivation)).Select(p => p.Local).Where(l => l.Type.IsRealArray)];
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i].Type.Shape == Shape.Jagged) yield return Prologue.Check("RequireDistinctRows", written[i]);
            foreach (Local other in own.Except(written.Take(i + 1)).Where(o => CanShare(written[i], o))) yield return Prologue.Check("RequireNoSharedRow", written[i], other);
        }
    }

    /// <summary>A constant matters if the method itself writes cells of it, which may then have derivatives.</summary>
    public static bool IsWritten(Parameter parameter, Derivation derivation) =>
        parameter.IsConstant ? IsStoredTo(parameter.Local, derivation.Method.Body) : derivation.Use.IsWritten(parameter);

    private static bool IsStoredTo(Local array, Block body) =>
        body.DescendantStatements().Any(s => (s is Store { Array: Read stored } && stored.Local.Equals(array)) || s.Operands().OfType<Call>().Any(c => c.Written.Contains(array)));

    /// <summary>Whether one of the two has rows, and neither is a matrix.</summary>
    private static bool CanShare(Local first, Local second) =>
        first.Type.Element == second.Type.Element && first.Type.IsArray && second.Type.IsArray
        && first.Type.Shape != Shape.Matrix && second.Type.Shape != Shape.Matrix
        && (first.Type.Shape == Shape.Jagged || second.Type.Shape == Shape.Jagged);
}
