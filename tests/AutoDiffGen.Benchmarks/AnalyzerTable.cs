using System.Diagnostics;
using System.Text;
using AutoDiffGen.Analyzers;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Benchmarks;

/// <summary>How long the analyzers take for a file with many annotated methods.</summary>
internal static class AnalyzerTable
{
    private const int Methods = 50;
    private const int Repetitions = 25;
    private const int WarmRounds = 60;
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static void Print()
    {
        Compilation empty = CSharpCompilation.Create("Sample", references: GeneratorTable.References(), options: new(OutputKind.DynamicallyLinkedLibrary));
        SyntaxTree generated = Generated(empty);
        for (int round = 0; round < WarmRounds; round++) Time(empty, generated, New(), round);

        Console.WriteLine($"{Source().Count(static c => c == '\n')} lines, {Methods} annotated methods, after {WarmRounds} rounds; the file is parsed and bound anew each time");
        Console.WriteLine("| file | ms in analyzers | ms in all |");
        Console.WriteLine("|---|---|---|");
        Print("all methods are new", repetition => Time(empty, generated, New(), repetition));
        DiagnosticAnalyzer[] analyzers = New();
        Time(empty, generated, analyzers);
        Print("one method was edited", repetition => Time(empty, generated, analyzers, repetition + 1));
        Time(empty, generated, analyzers);
        Print("an edit outside the methods", _ => Time(empty, generated, analyzers));
    }

    private static DiagnosticAnalyzer[] New() => [new DeclarationAnalyzer(), new DifferentiabilityAnalyzer()];

    private static void Print(string file, Func<int, (double Wall, double Own)> time)
    {
        (double Wall, double Own)[] times = [.. Enumerable.Range(0, Repetitions).Select(time)];
        Console.WriteLine($"| {file} | {Median(times.Select(static t => t.Own)):F1} | {Median(times.Select(static t => t.Wall)):F1} |");
    }

    /// <summary>A run on a compilation that nobody has looked into yet: in all, and what is the analyzers' own. One method has another constant for each edition.</summary>
    private static (double Wall, double Own) Time(Compilation empty, SyntaxTree generated, DiagnosticAnalyzer[] analyzers, int edition = 0)
    {
        Compilation compilation = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source(edition), ParseOptions, "Sample.cs"), generated);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = new CompilationWithAnalyzers(compilation, [.. analyzers], options);
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        AnalysisResult result = run.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (result.GetAllDiagnostics().Count(static d => d.Id == "ADG0302") != Methods) throw new InvalidOperationException("The analyzer did not find one kink in each method.");
        return (wall, result.AnalyzerTelemetryInfo.Values.Sum(static t => t.ExecutionTime.TotalMilliseconds));
    }

    /// <summary>What the generator adds to the compilation that analyzers see.</summary>
    private static SyntaxTree Generated(Compilation empty)
    {
        Compilation compilation = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source(), ParseOptions, "Sample.cs"));
        return CSharpGeneratorDriver.Create([new AutoDiffGenerator().AsSourceGenerator()], parseOptions: ParseOptions).RunGenerators(compilation).GetRunResult().GeneratedTrees.Single();
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Repetitions / 2);

    private static string Source(int edition = 0)
    {
        var text = new StringBuilder("using System;\nusing AutoDiffGen;\npublic static partial class Sample\n{\n");
        for (int method = 0; method < Methods; method++)
        {
            text.Append($$"""
                    [Differentiable]
                    public static double Loss{{method}}(double x, double y, ReadOnlySpan<double> w)
                    {
                        double sum = {{(method == Methods / 2 ? edition : 0)}};

                """);
            for (int block = 0; block < 8; block++)
            {
                text.Append($$"""
                            double a{{block}} = Math.Sin(x + {{block}}) * y;
                            double b{{block}} = a{{block}} * a{{block}} + x / (1 + y * y);
                            sum += b{{block}} * Math.Exp(-a{{block}});

                    """);
            }

            text.Append($$"""
                        for (int i = 0; i < w.Length; i++)
                        {
                            double r = w[i] * sum;
                            sum += r * r;
                        }

                        return sum > {{method}} ? sum : sum * sum;
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }
}
