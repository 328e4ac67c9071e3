using CurveFitting.Models;

namespace CurveFitting.Runs;

/// <summary>The table, in Markdown: a row for each run as it comes, then a row for each solver.</summary>
public sealed class Report
{
    private readonly ISolver[] solvers;
    private readonly List<Outcome[]> runs = [];

    public Report(ISolver[] solvers)
    {
        this.solvers = solvers;
        IEnumerable<string> headers = solvers.Select(s => $"{s.Name}: digits | of errors | evaluations | µs | bytes");
        Console.WriteLine($"| data set, start | {string.Join(" | ", headers)} |");
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|", 5 * solvers.Length)));
    }

    public void Add(NistProblem problem, int start, Outcome[] outcomes)
    {
        runs.Add(outcomes);
        Console.WriteLine($"| {problem.Name} {start} | " + string.Join(" | ", outcomes.Select(Cells)) + " |");
    }

    public void PrintSummary()
    {
        Console.WriteLine();
        Console.WriteLine($"| {runs.Count} runs | ≥ 6 digits | ≥ 4 digits | fewest digits | mean digits | evaluations | median µs | median bytes | wrong but called a success |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (int k = 0; k < solvers.Length; k++)
        {
            Outcome[] own = [.. runs.Select(run => run[k])];
            double[] digits = [.. own.Select(o => Math.Max(0, o.Digits))];
            string right = $"{own.Count(o => o.Digits >= 6)} | {own.Count(o => o.Digits >= 4)} | {digits.Min():F1} | {digits.Average():F1}";
            Console.WriteLine(
                $"| {solvers[k].Name} | {right} | {own.Sum(o => o.Evaluations)} | "
                + $"{Median(own.Select(o => o.Microseconds)):F0} | {Median(own.Select(o => (double)o.Bytes)):F0} | {own.Count(o => o.IsSilentlyWrong)} |");
        }
    }

    private static string Cells(Outcome outcome) => outcome == Outcome.Failure
        ? "exception | – | – | – | –"
        : $"{Digits(outcome.Digits)} | {Digits(outcome.ErrorDigits)} | {outcome.Evaluations} | {outcome.Microseconds:F0} | {outcome.Bytes}";

    private static string Digits(double digits) => double.IsFinite(digits) ? $"{Math.Max(0, digits):F1}" : "–";

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
