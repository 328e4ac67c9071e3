using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What a derivative does before anything else: look at the memory it was given.</summary>
internal static class Prologue
{
    public const string Helper = "M:AutoDiffGen.Derivative.";

    /// <summary>How many arrays one call of <c>RequireNoOverlap</c> looks at.</summary>
    public const int MostOthers = 8;

    /// <summary>Derivative arrays must have the shape of what they belong to, and share no memory with anything.</summary>
    public static IEnumerable<Stmt> Checks(Derivation derivation)
    {
        foreach (Stmt check in ObjectChecks.OfDerivatives(derivation.Signature)) yield return check;
        var added = derivation.Signature.Added.Where(a => a.Parameter.Local.Type.IsArray).ToList();
        foreach (DerivativeParameter derivative in added.Where(d => d.Of is not null))
        {
            yield return derivative.Of!.Type.IsList ? Check("RequireSameLength", [new Read(derivative.Parameter.Local), Call("Count", derivative.Of, IrType.Int)])
                : Check("RequireSameLength", derivative.Parameter.Local, derivative.Of);
        }

        foreach (Stmt check in RowChecks.Of(derivation)) yield return check;
        foreach (Stmt check in ObjectChecks.Of(derivation.Signature, derivation.Method).Concat(VariableChecks.Of(derivation.Signature, derivation.Method, derivation.Use))) yield return check;

        for (int i = 0; i < added.Count; i++)
        {
            Local derivative = added[i].Parameter.Local;
            if (derivative.Type.Shape == Shape.ReadOnlySpan) continue;
            IEnumerable<Local> later = added.Skip(i + 1).Concat(added.Take(i).Where(a => a.Parameter.Local.Type.Shape == Shape.ReadOnlySpan)).Select(a => a.Parameter.Local);
            Local[] others = [.. derivation.Signature.Own.Select(p => p.Local).Concat(later).Where(o => CanOverlap(derivative, o))];
            for (int j = 0; j < others.Length; j += MostOthers) yield return Check("RequireNoOverlap", [derivative, .. others.Skip(j).Take(MostOthers)]);
        }

        Local[] arrays = [.. derivation.Signature.Own.Select(p => p.Local).Where(l => l.Type.IsRealArray)];
        foreach (Parameter written in derivation.Signature.Own.Where(p => p.Local.Type.IsRealArray && RowChecks.IsWritten(p, derivation)))
        {
            foreach (Local other in arrays.Where(o => !o.Equals(written.Local) && CanOverlap(written.Local, o) && (!written.IsConstant || derivation.Activity is var activity && (activity.IsVaried(written.Local) || activity.IsVaried(o)))))
            {
                yield return Check("RequireDistinct", written.Local, other);
                if (other.Type.Shape == Shape.ReadOnlyList) yield return Check("RequireKnownCells", [new Read(other)]);
            }
        }

        foreach (Stmt check in OutsideChecks.AtEntry(derivation)) yield return check;
    }

    public static bool CanOverlap(Local first, Local second) =>
        first.Type.Element == second.Type.Element && second.Type.IsArray && first.Type.Shape != Shape.Jagged && second.Type.Shape != Shape.Jagged
        && (first.Type.Shape == Shape.Matrix) == (second.Type.Shape == Shape.Matrix);

    public static Effect Check(string name, params Local[] arrays) => Check(name, arrays.Select(Cells));

    /// <summary>What stands for the cells where memory is compared.</summary>
    public static Expr Cells(Local array) => array.Type.IsList ? Call("Cells", array, array.Type.With(array.Type.Shape == Shape.List ? Shape.Span : Shape.ReadOnlySpan)) : new Read(array);

    private static Apply Call(string name, Local argument, IrType type) => new(Helper + name, EquatableArray.Of<Expr>(new Read(argument)), type);

    /// <summary>A call of one of the checks that the runtime library has.</summary>
    public static Effect Check(string name, IEnumerable<Expr> arguments) => new(new Apply(Helper + name, arguments.ToEquatableArray(), IrType.Void));

    /// <summary>Sets all cells to zero.</summary>
    public static Effect Clear(Local array) => Check("Clear", array);
}
