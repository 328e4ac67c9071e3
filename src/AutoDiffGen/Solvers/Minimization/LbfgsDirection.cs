namespace AutoDiffGen.Solvers;

/// <summary>The quasi-Newton direction of limited memory.</summary>
internal sealed class LbfgsDirection(int memory, int dimension) : IDirection
{
    private readonly LbfgsHistory history = new(memory, dimension);

    public void Choose(DescentLine line)
    {
        line.Gradient.CopyTo(line.Direction, 0);
        history.ToDirection(line.Direction);
    }

    // Nothing is known of the curvature at first: a step of length one at most.
    public double FirstStep(DescentLine line, double slope) => history.Count > 0 ? 1 : Math.Min(1, 1 / Vector.Norm(line.Gradient));

    public void Learn(DescentLine line, double step) => history.Add(line.X, line.Trial, line.Gradient, line.TrialGradient);

    public bool Forget()
    {
        bool hadPairs = history.Count > 0;
        history.Clear();
        return hadPairs;
    }
}
