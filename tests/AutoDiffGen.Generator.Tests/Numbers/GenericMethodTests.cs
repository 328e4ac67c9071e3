using System.Globalization;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>The derivatives of generic methods, with types in the place of the type parameters.</summary>
public class GenericMethodTests
{
    private const string Twin = "OfDouble";

    private static readonly CorpusCase[] s_cases =
        [.. CorpusReader.Cases.Where(c => c.Method.TypeArguments.Length > 0 && c.Method.Refused.Length == 0 && !c.Method.ParameterTypes.Concat([c.Method.ResultElement]).Contains("float"))];

    /// <summary>Methods that cannot be called with a type that is known: a local function or another overload is in the way, a list, or a type that can be null.</summary>
    private static readonly string[] s_withoutTwin = ["Delegates", "Stopped", "Rows", "Annotated"];

    private static readonly Lazy<CompiledProgram> s_program = new(Load);

    public static TheoryData<string> Cases => [.. s_cases.Select(c => c.Id)];

    public static TheoryData<string> Twins => [.. s_cases.Where(HasTwin).Select(c => c.Id)];

    /// <summary>Differences cannot judge half precision; the derivative in double precision can.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void OfHalf_ComesCloseToThatOfDouble(string id)
    {
        var @case = CorpusReader.Find(id);
        foreach (var member in CorpusProgram.Members(@case.Method, derivatives: true))
        {
            var (expected, actual) = (Run(@case, "", member), Run(@case, "OfHalf", member));
            Assert.All(expected.Zip(actual), p => Assert.True(Math.Abs(p.First - p.Second) <= 0.02 * (1 + Math.Abs(p.First)), $"{member}: {p.First} and {p.Second}"));
        }
    }

    /// <summary>A method that is not generic and calls the generic one: there, the body is bound with the type in the place of the type parameter.</summary>
    [Theory]
    [MemberData(nameof(Twins))]
    public void OfDouble_HasTheBitsOfTheMethodThatIsNotGeneric(string id)
    {
        var @case = CorpusReader.Find(id);
        foreach (var member in CorpusProgram.Members(@case.Method, derivatives: true)) Assert.Equal(Run(@case, Twin, member), Run(@case, "", member));
    }

    /// <summary>What comes out of a call, one after the other.</summary>
    private static double[] Run(CorpusCase @case, string kind, Member member)
    {
        var method = s_program.Value.Method<Func<double[], double[], double[], double>>(
            $"{DriverWriter.Namespace}.{kind}{DriverWriter.ClassName(Array.IndexOf(s_cases, @case), member)}", $"Case{@case.Index}");
        int inputs = @case.Inputs.Count(), rows = @case.Method.ReturnsNumber ? 1 : @case.Written.Count();
        double[] point = [.. @case.Point];
        double[] first = Direction(member switch { Member.Jacobian => rows * inputs, Member.Hessian => inputs, _ => Math.Max(1, point.Length) }, 0.3);
        double[] second = Direction(member == Member.Hessian ? inputs * inputs : Math.Max(1, point.Length), 1.1);
        return [method(point, first, second), .. point, .. first, .. second];
    }

    private static bool HasTwin(CorpusCase @case) => !s_withoutTwin.Any(n => @case.Id.Contains($".{n}<", StringComparison.Ordinal));

    private static double[] Direction(int length, double phase) => [.. Enumerable.Range(0, length).Select(i => Math.Round(Math.Cos(1.7 * i + phase), 2))];

    private static CompiledProgram Load()
    {
        var files = CorpusFiles.Trees.Where(t => t.FilePath == CorpusFiles.Attributes || t.FilePath == "Every.cs" || s_cases.Any(c => c.Method.File == t.FilePath));
        var twins = s_cases.Where(HasTwin).DistinctBy(c => c.Method.Id).Select(c => CompilationFactory.Parse(TwinOf(c), c.Method.Id + Twin));
        var run = GeneratorRunner.Run(CompilationFactory.Create([.. files, .. twins]));
        var drivers =
            from @case in s_cases
            from member in CorpusProgram.Members(@case.Method, derivatives: true)
            from driver in new[]
            {
                ("", @case),
                (Twin, @case with { Method = @case.Method with { Call = @case.Method.Call + Twin, TypeArguments = "" } }),
                ("OfHalf", CorpusReader.With(@case, "System.Half")),
            }
            where driver.Item1 != Twin || HasTwin(@case)
            let name = DriverWriter.ClassName(Array.IndexOf(s_cases, @case), member)
            select CompilationFactory.Parse(DriverWriter.Write(Array.IndexOf(s_cases, @case), member, [driver.Item2]).Replace($"class {name}", $"class {driver.Item1}{name}", StringComparison.Ordinal));
        return CompiledProgram.Load(run.Compilation.AddSyntaxTrees([CompilationFactory.Parse(DriverWriter.Numbers), .. drivers]));
    }

    /// <summary><c>static double FOfDouble(double x) => F&lt;double&gt;(x);</c></summary>
    private static string TwinOf(CorpusCase @case)
    {
        var tree = CorpusFiles.Find(@case.Method.File);
        var model = CorpusFiles.Compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => model.GetDeclaredSymbol(m)!.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) == @case.Method.Id);
        string name = method.Identifier.Text, types = @case.Method.TypeArguments;
        string[] arguments = types.Trim('<', '>').Split(", ");
        string Closed(SyntaxNode node) => method.TypeParameterList!.Parameters.Select((p, i) => (p.Identifier.Text, arguments[i]))
            .Aggregate(node.ToString(), (text, p) => Regex.Replace(text, $@"\b{p.Item1}\b", p.Item2)).Replace("this ", "", StringComparison.Ordinal);
        var passed = method.ParameterList.Parameters.Select(p => p.Identifier.Text);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Numerics;
            using AutoDiffGen;

            namespace Corpus;

            public static partial class {{((TypeDeclarationSyntax)method.Parent!).Identifier.Text}}
            {
                [Differentiable(Derivatives = (Derivatives){{(int)@case.Method.Derivatives}})]
                public static {{Closed(method.ReturnType)}} {{name}}{{Twin}}{{Closed(method.ParameterList)}} => {{name}}{{types}}({{string.Join(", ", passed)}});
            }
            """);
    }
}
