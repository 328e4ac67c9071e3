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
        if ((wanted & Derivatives.Jacobian) != 0) needed |= ResultIsOnlyRow(method) ? Derivatives.Gradient : Derivatives.Jvp;
        return needed;
    }

    /// <summary>Whether the method has to run more than once.</summary>
    public static bool RepeatsMethod(Function method, Derivatives wanted) => (Of(method, wanted) & (Derivatives.Hvp | Derivatives.Jvp)) != 0;

    private static bool ResultIsOnlyRow(Function method)
    {
        ArrayUse use = ArrayUses.Of(method);
        return method.ReturnType.IsRealScalar && !method.Parameters.Any(p => IsRow(p, use));
    }

    /// <summary>Whether a parameter is a result: an active one that the method writes.</summary>
    public static bool IsRow(Parameter parameter, ArrayUse use) =>
        !parameter.IsConstant && parameter.Local.Type.IsReal && (parameter.Mode is PassingMode.Out or PassingMode.Ref || use.IsWritten(parameter));
}
