namespace AutoDiffGen.Training;

/// <summary>The learning rate drops when a loss has not fallen for some time.</summary>
/// <remarks>
/// The rule is PyTorch's: a loss is better when it is below best·(1 − threshold); the rate drops when more than <see cref="Patience"/> losses in a row were not better.
/// Immutable options; <see cref="Create"/> makes the state. Source: PyTorch, <c>ReduceLROnPlateau</c>.
/// </remarks>
public sealed record ReduceOnPlateau
{
    /// <summary>Drops by a factor.</summary>
    /// <param name="decay">The factor of a drop.</param>
    /// <param name="patience">How many losses in a row may fail to be better.</param>
    /// <param name="threshold">How much better, relatively, a loss must be.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not between 0 and 1, or another number negative or not finite.</exception>
    public ReduceOnPlateau(double decay = 0.1, int patience = 10, double threshold = 1e-4) => (Decay, Patience, Threshold) = (decay, patience, threshold);

    /// <summary>Keras' convention: an absolute threshold of 10⁻⁴, and a drop at the loss that is number <see cref="Patience"/>, not one later.</summary>
    public static ReduceOnPlateau Keras { get; } = new() { AbsoluteThreshold = true, DropsAtPatience = true };

    /// <summary>The factor of a drop.</summary>
    public double Decay { get; init => field = Option.Fraction(value); }

    /// <summary>How many losses in a row may fail to be better.</summary>
    public int Patience { get; init => field = (int)Option.NotNegative((long)value); }

    /// <summary>How much better a loss must be.</summary>
    public double Threshold { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether a loss is better when it is below best − threshold.</summary>
    public bool AbsoluteThreshold { get; init; }

    /// <summary>Whether the rate drops at the loss that is number <see cref="Patience"/> in a row, and the last one of a pause counts; Keras' convention.</summary>
    public bool DropsAtPatience { get; init; }

    /// <summary>How many losses after a drop do not count.</summary>
    public int Cooldown { get; init => field = (int)Option.NotNegative((long)value); }

    /// <summary>The factor on the optimizer's rate below which the rate does not drop.</summary>
    public double Floor { get; init => field = Option.NotNegative(value); }

    /// <summary>Whether what is observed is a score, the larger the better.</summary>
    public bool LargerIsBetter { get; init; }

    /// <summary>Makes the state.</summary>
    public Plateau Create() => new(this);

    /// <summary>Whether a loss counts as better than the best before.</summary>
    internal bool IsBetter(double loss, double best)
    {
        double margin = double.IsInfinity(best) ? 0 : Threshold * (AbsoluteThreshold ? 1 : best);
        return LargerIsBetter ? loss > best + margin : loss < best - margin;
    }
}
