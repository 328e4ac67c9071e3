using System.Diagnostics;
using System.Globalization;
using AutoDiffGen.Generator.Tests.Costs;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>How many of the changes of the compiler's transforms and analyses the tests notice.</summary>
/// <remarks>Each change runs in processes of its own, for some never end. The tests run from the folder they were built in, with the changed compiler beside them.</remarks>
internal sealed class MutationScore(string repository, TextWriter output)
{
    private const int Same = 0;
    private const int Noticed = 1;
    private const int NotCompiled = 2;
    private const int Other = 3;
    private const int Programs = 240;
    private const double MostRefused = 0.02;

    /// <summary>The tests of several assemblies.</summary>
    private const string Several = "FullyQualifiedName~.Assemblies.";

    /// <summary>The tests of the generator that a change can differ in though it writes the same for the corpus.</summary>
    private const string Others = "FullyQualifiedName~.BadInput.|FullyQualifiedName~.FrontEnd.Obstacle";

    /// <summary>The tests of the analyzers: what is refused, and in which words.</summary>
    private const string Analyzers = "FullyQualifiedName!~FalseAlarm&FullyQualifiedName!~CodeFixes&FullyQualifiedName!~Version";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly string tests = Folder(repository, "AutoDiffGen.Generator.Tests");

    private readonly string analyzerTests = Folder(repository, "AutoDiffGen.Analyzers.Tests");

    private readonly MutatedGenerator generator = new(Path.Combine(repository, "generator", "AutoDiffGen.Generator"));

    /// <summary>What the unchanged generator writes for the corpus.</summary>
    private string Expected => Path.Combine(tests, "corpus-derivatives.txt");

    /// <summary>What that costs, which a test looks at.</summary>
    private string ExpectedCosts => Path.Combine(tests, "corpus-costs.txt");

    /// <summary>Tries some of the changes, as many as fit into the time, in an order of no meaning that is always the same.</summary>
    public void Run(TimeSpan time, int skipped, int sample)
    {
        List<Mutant> all = generator.Mutants();
        Mutate(-1);
        if (!Pass(tests, Several) || !Pass(tests, Others) || !Pass(analyzerTests, Analyzers)) throw new InvalidOperationException($"the unchanged compiler does not pass the tests of {repository}");
        var clock = Stopwatch.StartNew();
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new Random(1).Shuffle(order);
        int noticed = 0, tried = 0;
        foreach (int i in order.Skip(skipped).Take(sample).TakeWhile(_ => clock.Elapsed < time))
        {
            if (IsNoticed(i) is not { } isNoticed) continue;
            tried++;
            if (isNoticed) noticed++;
            else output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"survived, {noticed} of {tried} noticed: {all[i]}"));
        }

        Mutate(-1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} of {all.Count} changes tried, {noticed} noticed: {100.0 * noticed / Math.Max(1, tried):0.0} %"));
    }

    /// <summary>Puts a changed compiler, or for -1 the unchanged one, beside the tests; compares what it writes for the corpus.</summary>
    public int Mutate(int number)
    {
        Mutant? mutant = number < 0 ? null : generator.Mutants()[number];
        if (generator.Build(mutant) is not { } image) return NotCompiled;
        foreach (string folder in (string[])[tests, analyzerTests]) File.WriteAllBytes(Installed(folder), image);
        var trees = Batch.Generated(MutatedGenerator.Load(image), Directory.GetFiles(Path.Combine(tests, "Corpus"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        string written = string.Join("\n", trees), costs = string.Join("\n", trees.SelectMany(DerivativeCost.In));
        if (mutant is null)
        {
            File.WriteAllText(Expected, written);
            File.WriteAllText(ExpectedCosts, costs);
        }

        return written == File.ReadAllText(Expected) ? Same : costs == File.ReadAllText(ExpectedCosts) ? Other : Noticed;
    }

    /// <summary>Runs random programs through the compiler beside the tests.</summary>
    public int Fuzz()
    {
        Batch.Generator = MutatedGenerator.Load(File.ReadAllBytes(Installed(tests)));
        var fuzzer = new Fuzzer(seed: 5, isVerbose: false, TextWriter.Null) { StopsAtOnce = true };
        return fuzzer.Run(Longest, Programs) == 0 && fuzzer.Refused <= MostRefused * Programs ? Same : Noticed;
    }

    /// <summary>Null for a change that does not compile. One that never ends is noticed. Where the derivatives of the corpus are the same to the letter, no test of their numbers can differ.</summary>
    private bool? IsNoticed(int number)
    {
        int result = Start(typeof(MutationScore).Assembly.Location, "--mutant", number.ToString(CultureInfo.InvariantCulture), "--repository", repository);
        if (result == NotCompiled) return null;
        if (result is not (Same or Other)) return true;
        string filter = Several + (result == Other ? "|FullyQualifiedName~Showcase|FullyQualifiedName~.Numbers." : "");
        if (!Pass(tests, filter) || Start(typeof(MutationScore).Assembly.Location, "--mutated", "--repository", repository) != 0) return true;
        return !Pass(tests, Others) || !Pass(analyzerTests, Analyzers);
    }

    private static string Folder(string repository, string project) => Path.Combine(repository, "tests", project, "bin", "Release", "net10.0");

    private static string Installed(string folder) => Path.Combine(folder, "AutoDiffGen.Generator.dll");

    private static bool Pass(string folder, string filter) => Start("vstest", Directory.GetFiles(folder, "AutoDiffGen.*.Tests.dll").Single(), "--TestCaseFilter:" + filter) == 0;

    private static int Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (process.WaitForExit(Longest)) return process.ExitCode;
        process.Kill(entireProcessTree: true);
        return Noticed;
    }
}
