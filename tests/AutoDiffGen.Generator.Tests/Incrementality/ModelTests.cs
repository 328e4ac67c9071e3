using System.Collections;
using System.Reflection;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Incrementality;

/// <summary>The models of the pipeline hold values only, which is what lets a run be compared with the next.</summary>
public class ModelTests
{
    [Fact]
    public void TrackedOutputs_HoldNoSymbolsAndNoSyntax()
    {
        var run = GeneratorRunner.Run(CorpusFiles.Compilation).Result;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var name in TrackedRun.Steps)
        {
            var outputs = run.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Value);
            Assert.All(outputs, o => Walk(o, name, seen));
        }
    }

    [Fact]
    public void EqualSources_GiveEqualModels()
    {
        var first = GeneratorRunner.Run(CorpusFiles.Compilation).Result;
        var second = GeneratorRunner.Run(CorpusFiles.Compilation.Clone()).Result;
        foreach (var name in TrackedRun.Steps)
        {
            Assert.Equal(Outputs(first, name), Outputs(second, name));
            Assert.Equal(Outputs(first, name).Select(o => o.GetHashCode()), Outputs(second, name).Select(o => o.GetHashCode()));
        }
    }

    private static List<object> Outputs(GeneratorRunResult run, string step) =>
        [.. run.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value)];

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or IOperation or SemanticModel or Diagnostic, $"{path} is {value.GetType()}");
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or MemberInfo)
        {
            return;
        }

        if (value is IEnumerable items and not string)
        {
            foreach (var item in items) Walk(item, path + "[]", seen);
            return;
        }

        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            foreach (var field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
