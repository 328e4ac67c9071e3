namespace AutoDiffGen.Training;

/// <summary>Looks for blocks whose gradient vanishes or explodes.</summary>
internal static class GradientWarnings
{
    private const double Vanishing = 1e-6, Exploding = 1e3;

    /// <summary>The warnings of an epoch that have not been given before.</summary>
    /// <param name="layout">The blocks.</param>
    /// <param name="sums">The epoch.</param>
    /// <param name="epoch">Its number.</param>
    /// <param name="firstNorm">The norm of the gradient of the first step of training.</param>
    /// <param name="given">The warnings given before.</param>
    public static IEnumerable<TrainingWarning> Find(ParameterLayout layout, EpochSums sums, int epoch, double firstNorm, IReadOnlyList<TrainingWarning> given)
    {
        int[] trained = [.. Enumerable.Range(0, layout.Blocks.Length).Where(i => layout.Blocks[i].Trainable && layout.Blocks[i].Count > 0)];
        int strongest = trained.MaxBy(RootMeanSquare, Comparer<double>.Default);
        foreach (int i in trained)
        {
            string name = layout.Blocks[i].Name;
            double norm = sums.BlockNorms[i] / sums.Steps;
            if (RootMeanSquare(i) <= Vanishing * RootMeanSquare(strongest) && IsNew(TrainingWarningKind.VanishingGradient, name))
            {
                yield return new(TrainingWarningKind.VanishingGradient, epoch, name, Invariant(
                    $"The gradient of {name} vanishes: its root mean square in epoch {epoch} was {RootMeanSquare(i):G2}, that of {layout.Blocks[strongest].Name} {RootMeanSquare(strongest):G2}. Look at the initial weights, at saturated or dead units, and at whether the loss depends on it."));
            }

            if (norm > Exploding * firstNorm && firstNorm > 0 && IsNew(TrainingWarningKind.ExplodingGradient, name))
            {
                yield return new(TrainingWarningKind.ExplodingGradient, epoch, name, Invariant(
                    $"The gradient of {name} explodes: its norm in epoch {epoch} was {norm:G2}, that of the whole gradient at first {firstNorm:G2}. Lower the learning rate, or clip the gradient."));
            }
        }

        double RootMeanSquare(int i) => sums.BlockNorms[i] / sums.Steps / Math.Sqrt(layout.Blocks[i].Count);
        bool IsNew(TrainingWarningKind kind, string name) => !given.Any(warning => warning.Kind == kind && warning.Block == name);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
