using System.Numerics;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>What is done to a gradient before the optimizer takes a step along it. Transforms are immutable, have no state and allocate nothing.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = TrainingSetup.Kind)]
[JsonDerivedType(typeof(Centralisation), nameof(Centralisation))]
[JsonDerivedType(typeof(ClipByGlobalNorm), nameof(ClipByGlobalNorm))]
[JsonDerivedType(typeof(ClipByNorm), nameof(ClipByNorm))]
[JsonDerivedType(typeof(ClipByValue), nameof(ClipByValue))]
public abstract record GradientTransform
{
    private protected GradientTransform()
    {
    }

    /// <summary>Changes a gradient in place.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="layout">The blocks of the parameters.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public void Apply<T>(Span<T> gradient, ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(gradient.Length, nameof(gradient));
        Transform(gradient, layout);
    }

    private protected abstract void Transform<T>(Span<T> gradient, ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Shortens a vector to a largest norm: g ← g·c/‖g‖ where ‖g‖ &gt; c.</summary>
    /// <returns>The norm before.</returns>
    private protected static double Shorten<T>(Span<T> gradient, double largest) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double norm = Norms.Euclidean<T>(gradient);
        if (norm <= largest) return norm;

        // In two factors, as c/‖g‖ may underflow where g·c/‖g‖ does not. What is infinite or NaN becomes NaN, and does not go unseen.
        foreach (ref T element in gradient) element = Widening.FromDouble<T>(Widening.ToDouble(element) / norm * largest);
        return norm;
    }
}
