using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>One trajectory of the reference, and the optimizer that must follow it.</summary>
internal sealed record Trajectory(string Name, Optimizer Optimizer, bool IsRosenbrock, double[] Start, IReadOnlyDictionary<int, double[]> Points)
{
    public static IReadOnlyList<Trajectory> All { get; } = [.. ReferenceFile.Read("reference_trajectories.json").EnumerateArray().Select(Read)];

    /// <summary>Follows the gradient, and calls back at every step that the reference has.</summary>
    public void Follow(Action<int, double[]> arrived)
    {
        double[] x = [.. Start], gradient = new double[x.Length];
        IOptimizer<double> state = Optimizer.Create<double>(x.Length);
        for (int step = 1; step <= Points.Keys.Max(); step++)
        {
            if (IsRosenbrock) Problem.Rosenbrock(x, gradient);
            else Problem.SumOfSquares(x, gradient);
            state.Step(x, gradient);
            if (Points.ContainsKey(step)) arrived(step, x);
        }
    }

    private static Trajectory Read(JsonElement entry)
    {
        string problem = entry.GetProperty("problem").GetString()!;
        JsonElement hyper = entry.GetProperty("hyper");
        string convention = entry.GetProperty("convention").GetString()!, optimizer = entry.GetProperty("optimizer").GetString()!;
        return new(
            $"{convention} {optimizer} {hyper.GetRawText().ReplaceLineEndings(" ")} {problem}",
            ReferenceOptimizer.Of(convention, optimizer, hyper),
            problem == "rosenbrock",
            entry.GetProperty("x0").Numbers(),
            entry.GetProperty("steps").EnumerateObject().ToDictionary(static p => int.Parse(p.Name), static p => p.Value.Numbers()));
    }
}
