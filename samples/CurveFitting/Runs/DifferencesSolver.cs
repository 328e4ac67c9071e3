using AutoDiffGen.Solvers;
using CurveFitting.Models;

namespace CurveFitting.Runs;

/// <summary>The same solver with forward differences, as one does without derivatives: a step of √ε for each parameter, relative to it.</summary>
public sealed class DifferencesSolver : ISolver
{
    private const double RootOfRounding = 1.4901161193847656e-8;

    public string Name => "differences";

    public Fitted Fit(NistProblem problem, double[] start)
    {
        Func<double[], double[], double> model = NistModel.All[problem.Name].Value;
        int count = problem.Response.Length, evaluations = 0;
        double[] b = new double[start.Length], x = new double[problem.Predictors.GetLength(1)], shifted = new double[count];
        FitResult fit = LeastSquares.Solve(Residuals, Jacobian, count, start);
        return new Fitted(fit.Parameters, fit.StandardErrors, evaluations, fit.IsConverged);

        void Residuals(ReadOnlySpan<double> parameters, Span<double> residuals)
        {
            evaluations++;
            parameters.CopyTo(b);
            for (int i = 0; i < count; i++)
            {
                for (int k = 0; k < x.Length; k++) x[k] = problem.Predictors[i, k];
                residuals[i] = model(b, x) - problem.Response[i];
            }
        }

        void Jacobian(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian)
        {
            Residuals(parameters, residuals);
            double[] point = parameters.ToArray();
            for (int j = 0; j < point.Length; j++)
            {
                double kept = point[j], step = kept == 0 ? RootOfRounding : RootOfRounding * Math.Abs(kept);
                point[j] = kept + step;
                Residuals(point, shifted);
                for (int i = 0; i < count; i++) jacobian[i * point.Length + j] = (shifted[i] - residuals[i]) / step;
                point[j] = kept;
            }
        }
    }
}
