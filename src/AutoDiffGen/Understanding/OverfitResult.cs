using System.Collections.Immutable;
using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>What <see cref="OverfitOneBatch"/> found.</summary>
/// <param name="Losses">The loss before each step, and after the last.</param>
/// <param name="IsLearnt">Whether the loss fell to the target.</param>
/// <param name="Unmoved">The names of the trainable blocks whose gradient was exactly zero at every step: nothing they do reaches the loss.</param>
public sealed record OverfitResult(ImmutableArray<double> Losses, bool IsLearnt, ImmutableArray<string> Unmoved)
{
    /// <summary>The verdict in a line; invariant culture.</summary>
    public override string ToString()
    {
        string verdict = IsLearnt ? "learnt" : double.IsFinite(Losses[^1]) ? "not learnt" : "diverged";
        string blocks = Unmoved.IsEmpty ? "" : $"; no gradient ever reached {string.Join(", ", Unmoved)}";
        return string.Create(CultureInfo.InvariantCulture, $"one batch {verdict}: loss {Losses[0]:G4} → {Losses[^1]:G4} in {Losses.Length - 1} steps{blocks}");
    }
}
