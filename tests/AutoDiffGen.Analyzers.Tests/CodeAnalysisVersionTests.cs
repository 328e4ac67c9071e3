using System.Reflection;
using AutoDiffGen.Generator.Diagnostics;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>A component built against a newer compiler than the user's is silently not loaded.</summary>
public sealed class CodeAnalysisVersionTests
{
    private static readonly Version Oldest = new(4, 14, 0, 0);

    public static TheoryData<string> Components => [typeof(DiagnosticDescriptors).Assembly.GetName().Name!, typeof(AutoDiffAnalyzer).Assembly.GetName().Name!];

    [Theory]
    [MemberData(nameof(Components))]
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
}
