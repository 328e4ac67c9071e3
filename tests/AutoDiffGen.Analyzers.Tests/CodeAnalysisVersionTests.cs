using System.Reflection;
using AutoDiffGen.CodeFixes;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>A component built against a newer compiler than the user's is silently not loaded.</summary>
public sealed class CodeAnalysisVersionTests
{
    private static readonly Version Oldest = new(4, 14, 0, 0);

    private static readonly string Fixes = typeof(SolutionFix).Assembly.GetName().Name!;

    public static TheoryData<string> Components => [typeof(DiagnosticDescriptors).Assembly.GetName().Name!, typeof(AutoDiffAnalyzer).Assembly.GetName().Name!];

    public static TheoryData<string> AllComponents => [typeof(DiagnosticDescriptors).Assembly.GetName().Name!, typeof(AutoDiffAnalyzer).Assembly.GetName().Name!, Fixes];

    [Theory]
    [MemberData(nameof(AllComponents))]
    public void Component_RefersToTheOldestCompilerSupported(string name)
    {
        var referenced = Assembly.Load(name).GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToArray();
        Assert.Contains(referenced, reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.All(referenced, reference => Assert.Equal(Oldest, reference.Version));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Component_DoesNotReferToTheEditor(string name) =>
        Assert.DoesNotContain(Assembly.Load(name).GetReferencedAssemblies(), reference => reference.Name!.Contains("Workspaces", StringComparison.Ordinal));

    /// <summary>The compiler would be handed an assembly that it cannot resolve.</summary>
    [Fact]
    public void CodeFixes_HoldNoAnalyzerAndNoGenerator() =>
        Assert.DoesNotContain(typeof(SolutionFix).Assembly.GetTypes(), type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) || typeof(IIncrementalGenerator).IsAssignableFrom(type));
}
