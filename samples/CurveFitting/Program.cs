// Fits the 27 nonlinear regressions of NIST's Statistical Reference Datasets from both starts: with the gradients that the build wrote for the
// models in Models/, with finite differences in the same solver, and with MathNet.Numerics. Prints a table of what came out.

using System.Globalization;
using System.Text;
using CurveFitting.Models;
using CurveFitting.Runs;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

ISolver[] solvers = [new GeneratedSolver(), new DifferencesSolver(), new MathNetSolver()];
var report = new Report(solvers);
foreach (NistProblem problem in NistProblem.Load())
{
    for (int start = 0; start < problem.Starts.Length; start++)
    {
        report.Add(problem, start + 1, [.. solvers.Select(solver => Measurement.Of(solver, problem, problem.Starts[start]))]);
    }
}

report.PrintSummary();
