using System.Globalization;
using CurveFitting.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int total = 0;
foreach (NistProblem p in NistProblem.Load())
{
    foreach (double[] start in p.Starts)
    {
        var r = NistModel.All[p.Name].Fit(p, start);
        total += r.Evaluations;
        Console.WriteLine($"{p.Name,-10} {Digits.Correct(r.Parameters, p.Parameters),6:F2} {Digits.Correct(r.StandardErrors, p.StandardErrors),6:F2} {Digits.Correct(r.ResidualStandardDeviation, p.ResidualStandardDeviation),6:F2} {r.Evaluations,5} {r.Reason}");
    }
}
Console.WriteLine(total);
