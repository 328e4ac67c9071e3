using System.Diagnostics;
using CurveFitting.Models;
using MathNet.Numerics.Optimization;

namespace CurveFitting.Runs;

/// <summary>Runs a solver until the time settles, and takes the shortest.</summary>
public static class Measurement
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    public static Outcome Of(ISolver solver, NistProblem problem, double[] start)
    {
        try
        {
            Fitted fit = solver.Fit(problem, start);
            (double microseconds, long bytes) = Measure(() => solver.Fit(problem, start));
            double digits = Digits.Correct(fit.Parameters, problem.Parameters), errorDigits = Digits.Correct(fit.StandardErrors, problem.StandardErrors);
            return new Outcome(digits, errorDigits, fit.Evaluations, microseconds, bytes, fit.ClaimsSuccess);
        }
        catch (OptimizationException)
        {
            return Outcome.Failure;
        }
    }

    private static (double Microseconds, long Bytes) Measure(Action run)
    {
        var total = Stopwatch.StartNew();
        TimeSpan shortest = TimeSpan.MaxValue;
        long bytes = long.MaxValue;
        while (total.Elapsed < Patience)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), started = Stopwatch.GetTimestamp();
            run();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
            if (elapsed < shortest) shortest = elapsed;
        }

        return (shortest.TotalMicroseconds, bytes);
    }
}
