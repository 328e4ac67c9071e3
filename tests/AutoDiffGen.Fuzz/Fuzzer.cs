using System.Diagnostics;
using System.Globalization;
using AutoDiffGen.Fuzz.Programs;
using AutoDiffGen.Generator.Optimiser;

namespace AutoDiffGen.Fuzz;

/// <summary>Writes, compiles and checks random programs until the time is up.</summary>
internal sealed class Fuzzer(int seed, bool isVerbose, TextWriter output)
{
    private const int BatchSize = 40;
    private const int MostReports = 10;

    /// <summary>Every so many batches one is compiled again without an optimisation, a different one each time.</summary>
    private const int WithoutEvery = 4;

    private static readonly Optimisations[] LeftOut = [Optimisations.Inlining, Optimisations.Recomputation, Optimisations.Simplification, Optimisations.All];

    private readonly SortedDictionary<string, int> refusals = new(StringComparer.Ordinal);
    private int programs;
    private int mismatches;
    private int points;
    private int refusedAtRunTime;
    private int compiledAgain;

    /// <summary>Whether one mismatch is enough.</summary>
    public bool StopsAtOnce { get; init; }

    public int Refused => refusals.Values.Sum();

    /// <summary>The number of programs with a mismatch.</summary>
    public int Run(TimeSpan time, int most)
    {
        var clock = Stopwatch.StartNew();
        for (int batch = 0; clock.Elapsed < time && programs < most; batch++)
        {
            int[] seeds = [.. Enumerable.Range(batch * BatchSize, Math.Min(BatchSize, most - programs)).Select(n => unchecked(seed * 1_000_003 + n))];
            RunBatch(seeds, Optimisations.None);
            if (StopsAtOnce && mismatches > 0) return mismatches;
            if (batch % WithoutEvery == 0) RunBatch(seeds, LeftOut[batch / WithoutEvery % LeftOut.Length]);
        }

        return Conclude();
    }

    private int Conclude()
    {
        foreach (var (id, count) in refusals) output.WriteLine($"refused {id}: {count}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compared at {points} points; derivatives refused at run time because two arguments were one array: {refusedAtRunTime}; compiled again without an optimisation: {compiledAgain}"));
        double share = 100.0 * Refused / Math.Max(1, programs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{programs} programs, {mismatches} mismatches, {share:0.00} % refused by diagnostic"));
        return mismatches;
    }

    /// <summary>Writes a program, and what is generated for it.</summary>
    public static void Show(int programSeed, TextWriter output)
    {
        RandomProgram program = ProgramWriter.Write("P", Choices.Random(programSeed));
        output.WriteLine(program.Source);
        output.WriteLine(Batch.Generated(program));
    }

    /// <summary>Whether the program of a number passes.</summary>
    public bool RunOne(int programSeed)
    {
        foreach (Optimisations without in LeftOut.Prepend(Optimisations.None)) RunBatch([programSeed], without);
        return Conclude() == 0;
    }

    private void RunBatch(IEnumerable<int> programSeeds, Optimisations without)
    {
        var made = programSeeds.Select(s => (Seed: s, Choices: Choices.Random(s)))
            .Select((c, i) => (c.Seed, c.Choices, Program: ProgramWriter.Write("P" + i.ToString(CultureInfo.InvariantCulture), c.Choices)))
            .ToList();
        if (without == Optimisations.None) programs += made.Count;
        else compiledAgain += made.Count;
        using Batch? batch = Batch.Compile(made.Select(m => m.Program), without, out _);
        foreach (var (programSeed, choices, program) in made)
        {
            string? problem = batch is null ? Alone(program, without, programSeed) : Check(batch, program, without, programSeed);
            if (problem is not null) Report(programSeed, choices.Made, without, problem);
        }
    }

    /// <summary>Where the batch does not compile, each program is tried by itself.</summary>
    private string? Alone(RandomProgram program, Optimisations without, int programSeed)
    {
        using Batch? batch = Batch.Compile([program], without, out string? error);
        return batch is null ? error : Check(batch, program, without, programSeed);
    }

    private string? Check(Batch batch, RandomProgram program, Optimisations without, int programSeed)
    {
        try
        {
            var checker = new Checker(batch, program);
            string? problem = checker.Run(programSeed);
            points += checker.Compared;
            refusedAtRunTime += checker.RefusedAtRunTime;
            return problem;
        }
        catch (NotSupportedException e) when (e.Message.StartsWith("ADG0", StringComparison.Ordinal) && !e.Message.StartsWith("ADG09", StringComparison.Ordinal))
        {
            if (without != Optimisations.None) return null;
            if (isVerbose) output.WriteLine($"refused: {programSeed}: {e.Message}");
            string reason = e.Message.Split(". ")[0];
            refusals[reason] = refusals.GetValueOrDefault(reason) + 1;
            return null;
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }

    private void Report(int programSeed, IReadOnlyList<int> choices, Optimisations without, string problem)
    {
        mismatches++;
        if (StopsAtOnce || mismatches > MostReports) return;
        IReadOnlyList<int> smallest = Shrinker.Shrink(choices, c => Alone(ProgramWriter.Write("P", Choices.Replay(c)), without, programSeed) is { } still && Kind(still) == Kind(problem));
        RandomProgram program = ProgramWriter.Write("P", Choices.Replay(smallest));
        output.WriteLine($"--- mismatch, program {programSeed}, without {without}");
        output.WriteLine(program.Source);
        output.WriteLine(Alone(program, without, programSeed) ?? problem);
        output.WriteLine(Batch.Generated(program, without));
    }

    /// <summary>A failure does not shrink into one of another kind.</summary>
    private static string Kind(string problem) => problem.Contains("error CS", StringComparison.Ordinal) ? "compiler"
        : problem.Contains("Exception", StringComparison.Ordinal) ? "exception"
        : problem.Contains("the oracle has", StringComparison.Ordinal) ? "oracle" : "number";
}
