using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>A test function with its start and its minimum, under the number of the reference that they were computed for.</summary>
public sealed record StandardProblem(
    string Fact, string Name, GradientFunction Gradient, HvpFunction Hvp, double[] Start, double StartValue, double[]? StartGradient, double Minimum, double[] Minimizer)
{
    public static IReadOnlyList<StandardProblem> All { get; } =
    [
        new("F120", "Rosenbrock", StandardFunctions.RosenbrockGradient, StandardFunctions.RosenbrockHvp, [-1.2, 1], 24.2, [-215.6, -88], 0, [1, 1]),
        new("F121", "Freudenstein and Roth", StandardFunctions.FreudensteinRothGradient, StandardFunctions.FreudensteinRothHvp, [0.5, -2], 400.5, [30, -1272], 48.9842536792, [11.412778987, -0.896805253]),
        new("F122", "Powell badly scaled", StandardFunctions.PowellBadlyScaledGradient, StandardFunctions.PowellBadlyScaledHvp, [0, 1], 1.13526171734838, null, 0, [1.09815933e-5, 9.10614674]),
        new("F123", "Brown badly scaled", StandardFunctions.BrownBadlyScaledGradient, StandardFunctions.BrownBadlyScaledHvp, [1, 1], 999998000003, null, 0, [1e6, 2e-6]),
        new("F124", "Beale", StandardFunctions.BealeGradient, StandardFunctions.BealeHvp, [1, 1], 14.203125, [0, 27.75], 0, [3, 0.5]),
        new("F125", "Helical valley", StandardFunctions.HelicalValleyGradient, StandardFunctions.HelicalValleyHvp, [-1, 0, 0], 2500, [0, -1591.549430918953, -1000], 0, [1, 0, 0]),
        new("F126", "Powell singular", StandardFunctions.PowellSingularGradient, StandardFunctions.PowellSingularHvp, [3, -1, 0, 1], 215, [306, -144, -2, -310], 0, [0, 0, 0, 0]),
        new("F127", "Wood", StandardFunctions.WoodGradient, StandardFunctions.WoodHvp, [-3, -1, -3, -1], 19192, [-12008, -2080, -10808, -1880], 0, [1, 1, 1, 1]),
        new("F128", "Jennrich and Sampson", StandardFunctions.JennrichSampsonGradient, StandardFunctions.JennrichSampsonHvp, [0.3, 0.4], 4171.30616196049, null, 124.362182356, [0.257825214, 0.257825214]),
        new("F129", "Brown and Dennis", StandardFunctions.BrownDennisGradient, StandardFunctions.BrownDennisHvp, [25, 5, -5, -1], 7926693.33699743, null, 85822.2016264, [-11.594439905, 13.203630051, -0.403439488, 0.236778774]),
    ];

    public static StandardProblem Of(string fact) => All.Single(problem => problem.Fact == fact);

    public override string ToString() => $"{Fact} {Name}";
}
