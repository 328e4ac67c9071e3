using CurveFitting.Models;

namespace CurveFitting.Runs;

/// <summary>A way to fit a model.</summary>
public interface ISolver
{
    string Name { get; }

    /// <summary>Fits from a start.</summary>
    Fitted Fit(NistProblem problem, double[] start);
}
