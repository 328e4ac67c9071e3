using CurveFitting.Models;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;

namespace CurveFitting.Runs;

/// <summary>MathNet.Numerics' Levenberg–Marquardt minimiser, with the same exact gradients.</summary>
public sealed class MathNetSolver : ISolver
{
    private const double Tolerance = 1e-15;

    public string Name => "MathNet";

    public Fitted Fit(NistProblem problem, double[] start)
    {
        NistModel model = NistModel.All[problem.Name];
        Vector<double> x = Vector<double>.Build.DenseOfArray(problem.Abscissae), y = Vector<double>.Build.DenseOfArray(problem.Response);
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(Values, Jacobian, x, y);
        NonlinearMinimizationResult result = new LevenbergMarquardtMinimizer(1e-3, Tolerance, Tolerance, Tolerance, 2000)
            .FindMinimum(objective, Vector<double>.Build.DenseOfArray(start));
        bool claimsSuccess = result.ReasonForExit is ExitCondition.RelativePoints or ExitCondition.RelativeGradient or ExitCondition.Converged or ExitCondition.AbsoluteGradient;
        return new Fitted([.. result.MinimizingPoint], [.. result.StandardErrors], objective.FunctionEvaluations + objective.JacobianEvaluations, claimsSuccess);

        Vector<double> Values(Vector<double> b, Vector<double> abscissae)
        {
            double[] parameters = b.AsArray();
            var values = new DenseVector(abscissae.Count);
            double[] point = new double[problem.Predictors.GetLength(1)];
            for (int i = 0; i < values.Count; i++) values[i] = model.Value(parameters, Point(i, point));
            return values;
        }

        Matrix<double> Jacobian(Vector<double> b, Vector<double> abscissae)
        {
            double[] parameters = b.AsArray(), gradient = new double[parameters.Length], point = new double[problem.Predictors.GetLength(1)];
            var jacobian = new DenseMatrix(abscissae.Count, parameters.Length);
            for (int i = 0; i < abscissae.Count; i++)
            {
                Point(i, point);
                _ = model.Curve is { } curve ? curve(parameters, point[0], gradient) : model.Surface!(parameters, point, gradient);
                for (int j = 0; j < gradient.Length; j++) jacobian[i, j] = gradient[j];
            }

            return jacobian;
        }

        double[] Point(int i, double[] point)
        {
            for (int k = 0; k < point.Length; k++) point[k] = problem.Predictors[i, k];
            return point;
        }
    }
}
