using System.Diagnostics;
using System.Text;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Benchmarks;

/// <summary>How long the generator takes for methods of growing length.</summary>
internal static class GeneratorTable
{
    private const int Repetitions = 7;
    private const double WarmSeconds = 3;
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static void Print()
    {
        Compilation empty = CSharpCompilation.Create("Sample", references: References(), options: new(OutputKind.DynamicallyLinkedLibrary));
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds) Time(empty, 200);

        Console.WriteLine("| lines | ms | ms/line |");
        Console.WriteLine("|---|---|---|");
        foreach (int lines in (int[])[50, 200, 500, 5000])
        {
            double[] times = [.. Enumerable.Range(0, Repetitions).Select(_ => Time(empty, lines)).Order()];
            double median = times[Repetitions / 2];
            Console.WriteLine($"| {lines} | {median:F1} | {median / lines:F4} |");
        }
    }

    /// <summary>The first run of the generator on a compilation that nobody has looked into yet, in milliseconds.</summary>
    private static double Time(Compilation empty, int lines)
    {
        SyntaxTree source = CSharpSyntaxTree.ParseText(Source(lines), ParseOptions);
        Compilation compilation = empty.AddSyntaxTrees(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new AutoDiffGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        SyntaxTree? generated = driver.GetRunResult().GeneratedTrees.SingleOrDefault();
        if (generated?.ToString() is not { } text || !text.Contains("LossGradient", StringComparison.Ordinal) || text.Contains("NotSupportedException", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The generator did not write the gradient.");
        }

        return milliseconds;
    }

    /// <summary>A method whose body has the given number of lines: arithmetic, functions, branches and loops.</summary>
    private static string Source(int lines)
    {
        var text = new StringBuilder("""
            using System;
            using AutoDiffGen;
            public static partial class Sample
            {
                [Differentiable(Derivatives = Derivatives.Gradient)]
                public static double Loss(double x, double y, ReadOnlySpan<double> w)
                {
                    double sum = 0;

            """);
        for (int block = 0; block < lines / 10; block++)
        {
            text.Append($$"""
                        double a{{block}} = Math.Sin(x + {{block}}) * y;
                        double b{{block}} = a{{block}} * a{{block}} + x / (1 + y * y);
                        if (b{{block}} > 0.5)
                        {
                            b{{block}} += Math.Exp(-a{{block}});
                        }
                        for (int i = 0; i < w.Length; i++)
                        {
                            sum += w[i] * b{{block}};
                        }

                """);
        }

        return text.Append("        return sum;\n    }\n}\n").ToString();
    }

    public static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("AutoDiffGen.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
