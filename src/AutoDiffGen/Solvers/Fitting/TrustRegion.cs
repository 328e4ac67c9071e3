namespace AutoDiffGen.Solvers;

/// <summary>The region in which the linear model is believed, and the damping that keeps steps inside.</summary>
internal struct TrustRegion
{
    private const double WorthwhileReduction = 1e-3;

    /// <summary>The radius Δ: the largest ‖D·step‖.</summary>
    public double Radius;

    /// <summary>The damping μ of the last step.</summary>
    public double Damping;

    /// <summary>Adjusts the region to how well the model predicted the last step.</summary>
    /// <param name="step">The prediction and what came of it.</param>
    /// <param name="length">‖D·step‖.</param>
    public void Adapt(in StepQuality step, double length)
    {
        if (step.Ratio <= 0.25)
        {
            double shrink = step.Actual >= 0 ? 0.5 : 0.5 * step.Slope / (step.Slope + 0.5 * step.Actual);
            if (!step.IsComparable || !(shrink >= 0.1)) shrink = 0.1;
            Radius = shrink * Math.Min(Radius, length / 0.1);
            Damping /= shrink;
        }
        else if (Damping == 0 || step.Ratio >= 0.75)
        {
            Radius = length / 0.5;
            Damping *= 0.5;
        }
    }

    /// <summary>Keeps the region as large as it is beside the parameters, where only the scale has grown.</summary>
    /// <param name="growth">‖D·x‖ over what it was in the scale before.</param>
    public void Rescale(double growth)
    {
        Radius *= growth;
        Damping /= growth * growth;
    }

    /// <summary>Makes the region so large that the next step is worth while: a reduction is proportional to the step's length while it is small.</summary>
    /// <param name="step">A step whose effect rounding hid.</param>
    public void Grow(in StepQuality step)
    {
        double factor = Math.Clamp(WorthwhileReduction / step.Predicted, 10, 1e100);
        Radius *= factor;
        Damping /= factor;
    }
}
