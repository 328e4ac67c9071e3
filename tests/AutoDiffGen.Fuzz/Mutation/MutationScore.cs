using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>How many of the changes of the compiler's transforms and analyses the random programs notice.</summary>
/// <remarks>Each change runs in a process of its own, for some never end.</remarks>
internal sealed class MutationScore(string folder, TextWriter output)
{
    private const int Noticed = 1;
    private const int NotCompiled = 2;
    private const int Programs = 240;
    private const double MostRefused = 0.02;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Tries some of the changes, as many as fit into the time, in an order of no meaning that is always the same.</summary>
    public void Run(TimeSpan time, int sample)
    {
        List<Mutant> all = new MutatedGenerator(folder).Mutants();
        var clock = Stopwatch.StartNew();
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new Random(1).Shuffle(order);
        int killed = 0, tried = 0;
        foreach (int i in order.Take(sample).TakeWhile(_ => clock.Elapsed < time))
        {
            int result = Start(i);
            if (result == NotCompiled) continue;
            tried++;
            if (result == 0) output.WriteLine("survived: " + all[i]);
            else killed++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} of {all.Count} changes tried, {killed} noticed: {100.0 * killed / Math.Max(1, tried):0.0} %"));
    }

    /// <summary>Runs random programs through one change; what is noticed is an exit code.</summary>
    public int Try(int number)
    {
        var generator = new MutatedGenerator(folder);
        Mutant? mutant = number < 0 ? null : generator.Mutants()[number];
        if (generator.Build(mutant) is not { } changed) return NotCompiled;
        Batch.Generator = changed.AsSourceGenerator();
        var fuzzer = new Fuzzer(seed: 5, isVerbose: false, TextWriter.Null) { StopsAtOnce = true };
        return fuzzer.Run(Longest, Programs) == 0 && fuzzer.Refused <= MostRefused * Programs ? 0 : Noticed;
    }

    /// <summary>A change that never ends is noticed too.</summary>
    private int Start(int number)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(MutationScore).Assembly.Location, "--mutant", number.ToString(CultureInfo.InvariantCulture), "--generator", folder])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (process.WaitForExit(Longest)) return process.ExitCode;
        process.Kill(entireProcessTree: true);
        return Noticed;
    }
}
