using AutoDiffGen.Solvers;
using CurveFitting.Models;

namespace CurveFitting.Runs;

/// <summary>This library, with the gradients that the build wrote.</summary>
public sealed class GeneratedSolver : ISolver
{
    public string Name => "generated";

    public Fitted Fit(NistProblem problem, double[] start)
    {
        FitResult fit = NistModel.All[problem.Name].Fit(problem, start);
        return new Fitted(fit.Parameters, fit.StandardErrors, fit.Evaluations, fit.IsConverged);
    }
}
