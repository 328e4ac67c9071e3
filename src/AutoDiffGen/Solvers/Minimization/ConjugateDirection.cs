namespace AutoDiffGen.Solvers;

/// <summary>The direction of conjugate gradients.</summary>
internal sealed class ConjugateDirection(ConjugateFormula formula, int dimension) : IDirection
{
    private readonly double[] last = new double[dimension], change = new double[dimension];
    private bool hasLast;
    private double lastSlope, lastStep, beta;

    public void Choose(DescentLine line)
    {
        for (int i = 0; i < last.Length; i++) line.Direction[i] = -line.Gradient[i];
        if (!hasLast) return;
        Vector.Add(beta, last, line.Direction);
        if (Vector.Dot(line.Direction, line.Gradient) >= 0) RestartAlong(line);
    }

    // As far as the last step would have changed the objective to first order; at first, a step of length one.
    public double FirstStep(DescentLine line, double slope)
    {
        double step = hasLast ? lastStep * lastSlope / slope : 1 / Vector.Norm(line.Gradient);
        lastSlope = slope;
        return double.IsFinite(step) && step > 0 ? step : 1;
    }

    public void Learn(DescentLine line, double step)
    {
        for (int i = 0; i < change.Length; i++) change[i] = line.Gradient[i] - line.TrialGradient[i];
        line.Direction.CopyTo(last, 0);
        beta = formula == ConjugateFormula.HagerZhang ? HagerZhang(line) : PolakRibierePlus(line);
        if (!double.IsFinite(beta)) beta = 0;
        lastStep = step;
        hasLast = true;
    }

    public bool Forget()
    {
        bool had = hasLast;
        hasLast = false;
        return had;
    }

    private void RestartAlong(DescentLine line)
    {
        hasLast = false;
        for (int i = 0; i < last.Length; i++) line.Direction[i] = -line.Gradient[i];
    }

    private double PolakRibierePlus(DescentLine line) =>
        Math.Max(0, Vector.Dot(line.Gradient, change) / Vector.Dot(line.TrialGradient, line.TrialGradient));

    private double HagerZhang(DescentLine line)
    {
        double curvature = Vector.Dot(last, change);
        double value = (Vector.Dot(change, line.Gradient) - 2 * Vector.Dot(change, change) / curvature * Vector.Dot(last, line.Gradient)) / curvature;
        return Math.Max(value, -1 / (Vector.Norm(last) * Math.Min(0.01, Vector.Norm(line.TrialGradient))));
    }
}
