using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>A mistake of the compiler's own in one method: that method is refused, and nothing else is lost.</summary>
public class InternalErrorTests
{
    private const string Source = """
        using AutoDiffGen;

        public sealed class Mass { public double X; public double[] A = []; }

        public struct Pair { public double X, Y; }

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Whole(double x) => x * x;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
            public static double Numbers(double x, ref double y, double[] a) { y *= Inner(x); return y * a[0]; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hvp | Derivatives.Hessian)]
            public static double Overloaded(double x) => x * x;

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Overloaded(double x, double y) => x * y;

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Objects(Mass m, double k) { m.X *= k; return m.X * m.A[0]; }

            [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp)]
            public static Pair Structs(Pair p, out double s) { s = p.X; return p; }

            private static double Inner(double x) => x + 1;
        }
        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "lowering", "Numbers", "Numbers" },
        { "lowering", "Inner", "Numbers" },
        { "normalisation", "Numbers", "Numbers" },
        { "differentiation", "Numbers", "Numbers" },
        { "lowering", "Objects", "Objects" },
        { "normalisation", "Objects", "Objects" },
        { "differentiation", "Objects", "Objects" },
        { "lowering", "Structs", "Structs" },
        { "normalisation", "Structs", "Structs" },
        { "differentiation", "Structs", "Structs" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Mistake_IsReportedAndRefusesItsMethodAlone(string pass, string at, string method)
    {
        // The analyzers remember methods between the rows, by the names of their types.
        var type = pass + at;
        var source = Source.Replace("class F", "class " + type, StringComparison.Ordinal);
        var whole = GeneratorRunner.Run(source);
        var run = InjectedMistake.During(pass, at, () => GeneratorRunner.Run(source));
        Assert.Empty(run.Problems);
        Assert.Equal(Signatures(whole), Signatures(run));

        var stubs = Stubs.Find(run.GeneratedTrees);
        Assert.Equal([method], stubs.Select(s => s.Key.Name));
        Assert.All(stubs[new(type, method)], id => Assert.Equal("ADG0900", id));
        Assert.Contains($"{pass} of {at}", run.GeneratedText, StringComparison.Ordinal);

        var reported = Assert.Single(await InjectedMistake.During(pass, at, () => Analyzers.Errors(run.Compilation)));
        Assert.Equal("ADG0900", reported.Id);
        Assert.StartsWith($"'{method}' cannot be differentiated because of a mistake in AutoDiffGen itself ({pass} of {at})", reported.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(method, reported.Location.SourceTree!.GetText().ToString(reported.Location.SourceSpan));
    }

    [Fact]
    public async Task MistakeInOneOverload_IsOfNoOther()
    {
        var run = InjectedMistake.During("differentiation", "Overloaded", () => GeneratorRunner.Run(Source));
        Assert.Equal(4, Stubs.Find(run.GeneratedTrees)[new("F", "Overloaded")].Count());

        // Where the mistake is no longer made, the stubs that are left make the analyzer look again, and find nothing.
        Assert.Empty(await Analyzers.Errors(run.Compilation));
    }

    [Fact]
    public void Cancellation_IsNoMistake()
    {
        Assert.False(InternalError.Is(new OperationCanceledException()));
        Assert.False(InternalError.Is(new TaskCanceledException()));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var driver = GeneratorRunner.CreateDriver();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(CompilationFactory.Create(Source), cancelled.Token));
    }

    [Fact]
    public void SumLongerThanTheStack_RefusesItsMethodAlone()
    {
        var source = $$"""
            public static partial class F
            {
                [AutoDiffGen.Differentiable] public static double Long(double x) => {{string.Join(" + ", Enumerable.Repeat("x * x", 20_000))}};
                [AutoDiffGen.Differentiable] public static double Short(double x) => x * x;
            }
            """;
        GeneratorRun? run = null;
        var small = new Thread(() => run = GeneratorRunner.Run(source), maxStackSize: 1 << 20);
        small.Start();
        small.Join();
        var stub = Assert.Single(Stubs.Find(run!.GeneratedTrees));
        Assert.Equal("Long", stub.Key.Name);
        Assert.All(stub, id => Assert.Equal("ADG0900", id));
    }

    private static string[] Signatures(GeneratorRun run) =>
        [.. run.GeneratedText.Split('\n').Where(l => l.Contains("public static ", StringComparison.Ordinal)).Select(l => l.Trim())];
}
