using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Compiles;

/// <summary>Generated code compiles with every warning an error, wherever the user's method stands and however the project is set.</summary>
public class SettingsTests
{
    private const string Method = """
        [AutoDiffGen.Differentiable(Derivatives = All)]
            public static double F(double x, double[] a, [AutoDiffGen.Constant] double c)
            {
                double sum = c;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] > 1) continue;
                    sum += System.Math.Exp(a[i]) * x;
                }

                while (sum > 10) sum /= 2;
                return sum;
            }

            private const AutoDiffGen.Derivatives All = (AutoDiffGen.Derivatives)63;
        """;

    public static TheoryData<string, string> Places => new()
    {
        { "namespace", $"namespace N; public static partial class A {{ {Method} }}" },
        { "global namespace", $"public static partial class A {{ {Method} }}" },
        { "nested namespaces", $"namespace N {{ namespace M {{ internal partial class A {{ {Method} }} }} }}" },
        { "nested types", $"namespace N; public partial class A {{ private protected partial class B {{ internal static partial class C {{ {Method} }} }} }}" },
        { "generic type", $"namespace N; public static partial class A<T> where T : class, new() {{ {Method} }}" },
        { "nested generic types", $"namespace N; public partial class A<T> {{ public partial struct B<U> where U : struct {{ {Method} }} }}" },
        { "two arities", $"namespace N; public partial class A {{ {Method} }} public partial class A<T> {{ {Method} }}" },
        { "struct", $"namespace N; public partial struct A {{ {Method} }}" },
        { "record", $"namespace N; public partial record A(double P) {{ {Method} }}" },
        { "record struct", $"namespace N; public readonly partial record struct A(double P) {{ {Method} }}" },
        { "interface", $"namespace N; public partial interface A {{ {Method} }}" },
        { "keywords", $"namespace @namespace.@class; public static partial class @event {{ {Method} }}" },
        { "ref struct", $"namespace N; public ref partial struct A {{ {Method} }}" },
        { "user type named Math", $"namespace N; public static partial class A {{ {Method} }} public static class Math {{ }} public class Span {{ }}" },
        { "members named as namespaces", $"namespace N; public static partial class A {{ {Method} private static int System => 1; private static int AutoDiffGen => System; }}".Replace("[AutoDiffGen.", "[global::AutoDiffGen.", StringComparison.Ordinal).Replace(" AutoDiffGen.Derivatives", " global::AutoDiffGen.Derivatives", StringComparison.Ordinal).Replace("(AutoDiffGen.Derivatives)", "(global::AutoDiffGen.Derivatives)", StringComparison.Ordinal).Replace("System.Math", "global::System.Math", StringComparison.Ordinal) },
    };

    public static TheoryData<string, CSharpCompilationOptions> Projects => new()
    {
        { "nullable disabled", CompilationFactory.Options.WithNullableContextOptions(NullableContextOptions.Disable) },
        { "nullable warnings", CompilationFactory.Options.WithNullableContextOptions(NullableContextOptions.Warnings) },
        { "checked", CompilationFactory.Options.WithOverflowChecks(true) },
        { "debug", CompilationFactory.Options.WithOptimizationLevel(OptimizationLevel.Debug) },
        { "no unsafe code", CompilationFactory.Options.WithAllowUnsafe(false) },
        { "usings of the project", CompilationFactory.Options.WithUsings("System", "System.Linq") },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void EveryPlace(string place, string source) => AssertClean(source, place);

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProject(string project, CSharpCompilationOptions options) =>
        AssertClean($"namespace N; public static partial class A {{ {Method} }}", project, options);

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageVersion(LanguageVersion version) =>
        AssertClean($"namespace N; public static partial class A {{ {Method} }}", version.ToString(), parse: CompilationFactory.ParseOptions.WithLanguageVersion(version));

    [Fact]
    public void DocumentationComments_AreWellFormed() => AssertClean(
        $"namespace N; /** <summary>A.</summary> */ public static partial class A {{ {Method} }}",
        "documentation",
        CompilationFactory.Options.WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress)]),
        CompilationFactory.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose));

    private static void AssertClean(string source, string setting, CSharpCompilationOptions? options = null, CSharpParseOptions? parse = null)
    {
        options = (options ?? CompilationFactory.Options).WithGeneralDiagnosticOption(ReportDiagnostic.Error).WithWarningLevel(9999);
        var tree = CSharpSyntaxTree.ParseText(source, parse ?? CompilationFactory.ParseOptions, "A.cs");
        var run = GeneratorRunner.Run(CompilationFactory.Create([tree], options));

        Assert.NotEmpty(run.GeneratedTrees);
        Assert.True(!run.Problems.Any(), $"{setting}:\n{string.Join("\n", run.Problems)}\n{run.GeneratedText}");
        Assert.DoesNotContain("NotSupportedException", run.GeneratedText, StringComparison.Ordinal);
    }
}
