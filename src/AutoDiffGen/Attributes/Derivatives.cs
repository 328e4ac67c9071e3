namespace AutoDiffGen;

/// <summary>The derivatives that can be asked of a <see cref="DifferentiableAttribute"/> method <c>F</c>.</summary>
[Flags]
public enum Derivatives
{
    /// <summary><see cref="Gradient"/> and <see cref="Jvp"/> when the method returns one floating-point number, else <see cref="Vjp"/> and <see cref="Jvp"/>.</summary>
    Default = 0,

    /// <summary><c>FGradient</c>: the value, and the partial derivative with respect to every active input, overwritten.</summary>
    Gradient = 1,

    /// <summary><c>FJvp</c>: the value, and the derivative along one direction (forward mode).</summary>
    Jvp = 2,

    /// <summary><c>FVjp</c>: one row vector times the Jacobian, added to the derivatives (reverse mode).</summary>
    Vjp = 4,

    /// <summary><c>FJacobian</c>: the value, and the full matrix of partial derivatives, row-major.</summary>
    Jacobian = 8,

    /// <summary><c>FHvp</c>: the value, and the Hessian times one direction.</summary>
    Hvp = 16,

    /// <summary><c>FHessian</c>: the value, the gradient, and the full matrix of second derivatives, row-major.</summary>
    Hessian = 32,
}
