using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BackEnd;

/// <summary>Generated code compiles wherever a method may stand, whatever the user's names are.</summary>
public class PlacesTests
{
    private const string Method =
        """
        [AutoDiffGen.Differentiable(Derivatives = AutoDiffGen.Derivatives.Gradient | AutoDiffGen.Derivatives.Jvp | AutoDiffGen.Derivatives.Hvp)]
            public static double F(global::System.ReadOnlySpan<double> w, double x)
            {
                double s = 0;
                for (int i = 0; i < w.Length; i++) s += w[i] * global::System.Math.Exp(x) * s;
                return s * global::System.Math.PI;
            }
        """;

    [Theory]
    [InlineData("public static partial class C { # }")]
    [InlineData("namespace N; public partial class C { # }")]
    [InlineData("namespace @class.@event { internal partial struct @struct { # } }")]
    [InlineData("namespace N; public partial record struct R(int A) { # }")]
    [InlineData("namespace N; public partial record R { # }")]
    [InlineData("namespace N; public ref partial struct R { # }")]
    [InlineData("namespace N; public readonly ref partial struct R { # }")]
    [InlineData("namespace N; public partial interface I<in T, out U> where T : class { # }")]
    [InlineData("namespace N; public partial class Outer<T> where T : struct { protected internal static partial class Inner<@in> { # } }")]
    public void EveryContainer(string source) => Compiles(source);

    [Theory]
    [InlineData("namespace N; public partial class C { # } class Math; class Span<T>; class ReadOnlySpan<T>; class Tape<T>; class Scratch<T>; class Derivative;")]
    [InlineData("namespace N { public partial class C { # } } class Math; class Span<T>; class Derivative;")]
    [InlineData("namespace N { public partial class C { # } } namespace N.System { class Math; } namespace N.AutoDiffGen2 { }")]
    [InlineData("namespace N.Span { public partial class C { # } } namespace N.Math.Derivative { }")]
    [InlineData("namespace N; public partial class C { # static int Math => 1; int Tape; void Derivative() { } class Scratch; }")]
    [InlineData("namespace N; public partial class C<Math, Span> { # }")]
    [InlineData("global using M; namespace N { public partial class C { # } } namespace M { class Math; class Span<T>; class ReadOnlySpan<T>; }")]
    [InlineData("using M; namespace N { public partial class C { # } } namespace M { class Math; class Span<T>; class ReadOnlySpan<T>; }")]
    public void EveryName(string source) => Compiles(source);

    [Fact]
    public void TypesThatDifferByCase_HaveFilesOfTheirOwn() => Compiles("public partial class Name { # } public partial class name { # }");

    [Fact]
    public void OverloadsAndArities_ShareAFileOrNot() => Compiles("public partial class C { # " + Method.Replace("double x", "float x") + " } public partial class C<T> { # }");

    [Fact]
    public void CheckedCompilations()
    {
        var compilation = CompilationFactory.Create("public partial class C { # }".Replace("#", Method));
        Compiles(compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithOverflowChecks(true)));
    }

    private static void Compiles(string source) => Compiles(CompilationFactory.Create(source.Replace("#", Method)));

    private static void Compiles(CSharpCompilation compilation)
    {
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var run = GeneratorRunner.Run(compilation);
        Assert.NotEmpty(run.GeneratedTrees);
        var problems = run.Problems.Where(d => d.Severity == DiagnosticSeverity.Error || IsIn(run, d)).ToArray();
        Assert.True(problems.Length == 0, string.Join("\n", problems.Select(d => d.ToString()).Append(run.GeneratedText)));
    }

    private static bool IsIn(GeneratorRun run, Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree && run.GeneratedTrees.Contains(tree);
}
