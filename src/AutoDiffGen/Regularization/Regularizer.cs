using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>A penalty R(w) on the parameters, or on activations, that is added to a loss: total = data + R(w).</summary>
/// <remarks>
/// It acts on the trainable blocks whose <see cref="ParameterBlock.Decay"/> is set, so not on biases, unless <see cref="Blocks"/> names others.
/// At a kink, as |w| has at 0, the gradient is the subgradient of smallest norm. Nothing is allocated.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = TrainingSetup.Kind)]
[JsonDerivedType(typeof(ElasticNetPenalty), nameof(ElasticNetPenalty))]
[JsonDerivedType(typeof(GroupLassoPenalty), nameof(GroupLassoPenalty))]
[JsonDerivedType(typeof(MaxNormPenalty), nameof(MaxNormPenalty))]
[JsonDerivedType(typeof(OrthogonalityPenalty), nameof(OrthogonalityPenalty))]
[JsonDerivedType(typeof(SumOfPenalties), nameof(SumOfPenalties))]
public abstract record Regularizer
{
    private protected Regularizer()
    {
    }

    /// <summary>The names of the blocks it acts on; empty for all that are trained and decay.</summary>
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary>λΣ|w|. Its gradient keeps weights near zero in motion; for exact zeros use <see cref="SoftThreshold"/> instead.</summary>
    /// <param name="strength">The strength λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Regularizer L1(double strength) => new ElasticNetPenalty(Option.NotNegative(strength, nameof(strength)), 0);

    /// <summary>λΣw², without a factor ½: a weight decay λ of PyTorch is <c>L2(λ/2)</c>.</summary>
    /// <param name="strength">The strength λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Regularizer L2(double strength) => new ElasticNetPenalty(0, Option.NotNegative(strength, nameof(strength)));

    /// <summary>λ₁Σ|w| + λ₂Σw².</summary>
    /// <param name="l1">The strength λ₁.</param>
    /// <param name="l2">The strength λ₂.</param>
    /// <exception cref="ArgumentOutOfRangeException">A strength is negative or not finite.</exception>
    public static Regularizer ElasticNet(double l1, double l2) => new ElasticNetPenalty(l1, l2);

    /// <summary>λ√n·Σ‖wⱼ‖₂ over the inputs j of each matrix, wⱼ being the row of its weights to the n units. For exact zeros use <see cref="GroupThreshold"/> instead.</summary>
    /// <remarks>Source: Yuan and Lin 2006.</remarks>
    /// <param name="strength">The strength λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Regularizer GroupLasso(double strength) => new GroupLassoPenalty(strength);

    /// <summary>λΣ max(0, ‖wᵤ‖₂ − c)² over the units u of each matrix, wᵤ being the column of the weights into the unit. To enforce the bound use <see cref="Training.MaxNorm"/>.</summary>
    /// <param name="strength">The strength λ.</param>
    /// <param name="bound">The bound c.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative, or the bound not positive; or one is not finite.</exception>
    public static Regularizer MaxNorm(double strength, double bound) => new MaxNormPenalty(strength, bound);

    /// <summary>λ‖WᵀW − I‖² (Frobenius) for each matrix, or λ‖WWᵀ − I‖² where it has fewer rows than columns.</summary>
    /// <remarks>Source: Bansal et al. 2018.</remarks>
    /// <param name="strength">The strength λ.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Regularizer Orthogonality(double strength) => new OrthogonalityPenalty(strength);

    /// <summary>The sum of this penalty and another; each acts on its own blocks.</summary>
    /// <param name="other">The other penalty.</param>
    public Regularizer Plus(Regularizer other) => new SumOfPenalties(this, other);

    /// <summary>The penalty R(w).</summary>
    /// <param name="parameters">The parameters w.</param>
    /// <param name="layout">Their blocks.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters, or there is no block of a name in <see cref="Blocks"/>.</exception>
    public double Penalty<T>(ReadOnlySpan<T> parameters, ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        return Sum(parameters, layout, []);
    }

    /// <summary>The penalty R(w); its gradient is added to that of the loss.</summary>
    /// <param name="parameters">The parameters w.</param>
    /// <param name="layout">Their blocks.</param>
    /// <param name="gradient">The gradient, to which ∂R/∂w is added.</param>
    /// <exception cref="ArgumentException">A length is not the number of parameters, or there is no block of a name in <see cref="Blocks"/>.</exception>
    public double AddGradient<T>(ReadOnlySpan<T> parameters, ParameterLayout layout, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        layout.RequireCount(gradient.Length, nameof(gradient));
        return Sum(parameters, layout, gradient);
    }

    /// <summary>The penalty R(a)/n on the activations a of n samples; its gradient is added.</summary>
    /// <param name="activations">The activations, a row for each sample, as a matrix samples × units.</param>
    /// <param name="samples">The number n of samples.</param>
    /// <param name="gradient">The gradient with respect to the activations, to which that of the penalty is added.</param>
    /// <exception cref="ArgumentException">The gradient is not as long as the activations, or these are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples is not positive.</exception>
    public double AddActivityGradient<T>(ReadOnlySpan<T> activations, int samples, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        if (gradient.Length != activations.Length)
        {
            throw new ArgumentException($"It has length {gradient.Length}; there are {activations.Length} activations.", nameof(gradient));
        }

        if (activations.Length % samples != 0)
        {
            throw new ArgumentException($"{activations.Length} activations are no whole rows of {samples} samples.", nameof(activations));
        }

        return activations.IsEmpty ? 0 : Add(activations, activations.Length / samples, 1.0 / samples, gradient);
    }

    /// <summary>The penalty on one matrix of so many columns, times a factor; a gradient that is not empty is added to.</summary>
    internal abstract double Add<T>(ReadOnlySpan<T> matrix, int columns, double factor, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The penalty on all blocks that it acts on.</summary>
    internal virtual double Sum<T>(ReadOnlySpan<T> parameters, ParameterLayout layout, Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (string name in Blocks) _ = layout[name];
        double sum = 0;
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (block.Count == 0 || !(Blocks.IsEmpty ? block.Trainable && block.Decay : Blocks.Contains(block.Name))) continue;
            Span<T> slope = gradient.IsEmpty ? [] : gradient.Slice(block.Offset, block.Count);
            sum += Add(parameters.Slice(block.Offset, block.Count), block.Units, 1, slope);
        }

        return sum;
    }
}
