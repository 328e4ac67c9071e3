using AutoDiffGen;

namespace Corpus;

/// <summary>All the derivatives that a kind of method can have.</summary>
public static class Every
{
    /// <summary>For a method that returns one number.</summary>
    public const Derivatives DerivativeOfANumber =
        Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian | Derivatives.Hvp | Derivatives.Hessian;

    /// <summary>For a method with an effect of its own, which must not be repeated.</summary>
    public const Derivatives DerivativeInOneRun =
        Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp;

    /// <summary>For a method whose results are the arrays that it writes.</summary>
    public const Derivatives DerivativeOfAVector =
        Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;
}
