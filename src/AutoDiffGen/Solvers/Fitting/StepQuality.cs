namespace AutoDiffGen.Solvers;

/// <summary>What a step was predicted to do to the sum of squares, and what it did, as fractions of the sum before.</summary>
internal readonly struct StepQuality
{
    private readonly double visible;

    /// <param name="visible">What rounding does not hide of a fraction of the sum.</param>
    /// <param name="predicted">The reduction that the linear model predicted.</param>
    /// <param name="slope">Half the derivative of the sum along the step; negative.</param>
    /// <param name="norm">The root of the sum before the step.</param>
    /// <param name="trialNorm">The root of the sum after it; infinite where the residuals are not finite.</param>
    public StepQuality(double visible, double predicted, double slope, double norm, double trialNorm)
    {
        this.visible = visible;
        Predicted = predicted;
        Slope = slope;
        IsComparable = 0.1 * trialNorm < norm;
        Actual = IsComparable ? 1 - trialNorm / norm * (trialNorm / norm) : -1;
        Ratio = predicted > 0 ? Actual / predicted : 0;
    }

    public double Predicted { get; }

    public double Slope { get; }

    public double Actual { get; }

    /// <summary>Actual over predicted reduction.</summary>
    public double Ratio { get; }

    /// <summary>Whether the step did not make the residuals ten times as large, or infinite.</summary>
    public bool IsComparable { get; }

    public bool IsAccepted => Ratio >= 1e-4 || IsLostInRounding;

    /// <summary>Whether rounding hides what the step does to the sum.</summary>
    public bool IsLostInRounding => MeetsTolerance(visible);

    public bool MeetsTolerance(double tolerance) => Math.Abs(Actual) <= tolerance && Predicted >= 0 && Predicted <= tolerance && Ratio <= 2;
}
