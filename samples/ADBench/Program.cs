using System.Globalization;
using ADBench.Files;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"{"problem",-34} {"numbers",7} {"worst rho",10}");
foreach (string name in MixtureProblem.Names)
{
    MixtureProblem problem = MixtureProblem.Read(name);
    var gradient = new double[problem.GradientLength];
    double value = problem.ValueAndGradient(gradient);
    Report(problem.ToString(), [value, .. gradient], [MixtureProblem.GoldValue(name), .. MixtureProblem.GoldGradient(name)]);
}

foreach ((string name, Observation[] observations, double[] gold) in Observation.WithGold())
{
    Report($"BA, {name}", [.. observations.SelectMany(o => o.ErrorAndJacobian())], gold);
}

static void Report(string name, double[] actual, double[] expected) =>
    Console.WriteLine($"{name,-34} {actual.Length,7} {GoldValues.WorstRho(actual, expected),10:E1}");
