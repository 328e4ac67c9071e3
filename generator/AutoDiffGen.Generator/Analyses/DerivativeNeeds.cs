using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Which derivatives of the same method a whole matrix of derivatives is computed with.</summary>
internal static class DerivativeNeeds
{
    public static Derivatives Of(Function method, Derivatives wanted)
    {
        Derivatives needed = Derivatives.None;
        if ((wanted & Derivatives.Hessian) != 0) needed |= Derivatives.Hvp | Derivatives.Gradient;
        if ((wanted & Derivatives.Jacobian) != 0) needed |= ResultIsOnlyRow(method) ? Derivatives.Gradient : HasFewRows(method) ? Derivatives.None : Derivatives.Jvp;
        return needed;
    }

    /// <summary>Whether the method has to run more than once.</summary>
    public static bool RepeatsMethod(Function method, Derivatives wanted) => (Of(method, wanted) & (Derivatives.Hvp | Derivatives.Jvp)) != 0;

    /// <summary>Whether the Jacobian is made row by row, in one method: there are fewer rows than columns, all of them single numbers, and nothing has to be recorded.</summary>
    public static bool HasFewRows(Function method)
    {
        ArrayUse use = ArrayUses.Of(method);
        Parameter[] rows = [.. method.Parameters.Where(p => IsRow(p, use))];
        Parameter[] columns = [.. method.Parameters.Where(p => !p.IsConstant && p.Local.Type.IsReal && !use.IsOutputOnly(p))];
        IrType[] types = [.. rows.Concat(columns).Select(p => p.Local.Type), .. method.ReturnType == IrType.Void ? Array.Empty<IrType>() : [method.ReturnType]];
        int count = rows.Length + (method.ReturnType.IsRealScalar ? 1 : 0);
        return count > 1 && count < columns.Length
            && types.All(t => t.IsRealScalar && t == types[0])
            && rows.All(p => p.Mode == PassingMode.Out)
            && !method.Parameters.Any(p => p.Local.Type.IsArray && use.IsWritten(p))
            && method.Body.DescendantStatements().All(s => s is Define { Value: not Call } or Store or If or Comment);
    }

    private static bool ResultIsOnlyRow(Function method)
    {
        ArrayUse use = ArrayUses.Of(method);
        return method.ReturnType.IsRealScalar && !method.Parameters.Any(p => IsRow(p, use));
    }

    /// <summary>Whether a parameter is a result: an active one that the method writes.</summary>
    public static bool IsRow(Parameter parameter, ArrayUse use) =>
        !parameter.IsConstant && parameter.Local.Type.IsReal && (parameter.Mode is PassingMode.Out or PassingMode.Ref || use.IsWritten(parameter));
}
