using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Model;

/// <summary>What a parameter that a derivative has in addition to the method's own stands for.</summary>
internal enum DerivativeRole
{
    /// <summary>The derivative of a parameter: gradient, cotangent or tangent.</summary>
    OfParameter,

    /// <summary>The cotangent or tangent of the returned value.</summary>
    OfResult,

    /// <summary>The direction that the Hessian is multiplied by, as far as it belongs to a parameter.</summary>
    Direction,

    /// <summary>The Hessian times the direction, as far as it belongs to a parameter.</summary>
    HessianTimesDirection,

    /// <summary>The flat Jacobian.</summary>
    Jacobian,

    /// <summary>The flat gradient.</summary>
    Gradient,

    /// <summary>The flat Hessian.</summary>
    Hessian,
}

/// <summary>A parameter that a derivative has in addition to the method's own.</summary>
/// <param name="Of">The method's parameter that it belongs to, if it belongs to one.</param>
internal sealed record DerivativeParameter(DerivativeRole Role, Local? Of, Parameter Parameter);
