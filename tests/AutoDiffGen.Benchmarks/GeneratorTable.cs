using System.Diagnostics;
using System.Text;
using AutoDiffGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Benchmarks;

/// <summary>How long the generator takes for methods of growing length, and how much of that Roslyn takes to bind the method.</summary>
internal static class GeneratorTable
{
    private const int Repetitions = 15;

    /// <summary>Until the JIT has compiled generator and Roslyn for the last time.</summary>
    private const double WarmSeconds = 15;
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    public static void Print()
    {
        Compilation empty = CSharpCompilation.Create("Sample", references: References(), options: new(OutputKind.DynamicallyLinkedLibrary));
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds)
        {
            Generate(empty, 200);
            Bind(empty, 200);
        }

        Console.WriteLine("| lines | ms | Roslyn binding | ours | ours/line |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int lines in (int[])[50, 200, 500, 5000])
        {
            double total = Median(() => Generate(empty, lines)), binding = Median(() => Bind(empty, lines)), ours = total - binding;
            Console.WriteLine($"| {lines} | {total:F1} | {binding:F1} | {ours:F1} | {ours / lines:F4} |");
        }
    }

    private static double Median(Func<double> time)
    {
        double[] times = [.. Enumerable.Range(0, Repetitions).Select(_ => time()).Order()];
        return times[Repetitions / 2];
    }

    /// <summary>What lowering asks of Roslyn, and nothing else: the method's operation tree and what is wrong with its body, in milliseconds.</summary>
    private static double Bind(Compilation empty, int lines)
    {
        SyntaxTree source = CSharpSyntaxTree.ParseText(Source(lines), ParseOptions);
        MethodDeclarationSyntax method = source.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        SemanticModel model = empty.AddSyntaxTrees(source).GetSemanticModel(source);
        long start = Stopwatch.GetTimestamp();
        bool isBound = model.GetOperation(method) is not null && model.GetMethodBodyDiagnostics(method.Span).IsEmpty;
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return isBound ? milliseconds : throw new InvalidOperationException("The method does not compile.");
    }

    /// <summary>The first run of the generator on a compilation that nobody has looked into yet, in milliseconds.</summary>
    private static double Generate(Compilation empty, int lines)
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
