using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>All samples and programs of the README as one compilation, with what the generator adds to it.</summary>
internal static class ReadmeProgram
{
    /// <summary>The usings that an SDK project has by itself.</summary>
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    public static GeneratorRun Run { get; } = GeneratorRunner.Run(
        [Usings, .. ReadmePage.Of("sample").Select(b => b.Text), .. ReadmePage.Of("members").Select(Members), .. ReadmePage.Of("program").Select(Program)]);

    public static string TypeOf(ReadmeBlock program) => "Readme." + program.Argument;

    /// <summary>A generated method as it reads without its attributes and its documentation.</summary>
    public static string Generated(string name)
    {
        MethodDeclarationSyntax method = Method(Run.GeneratedTrees, name);
        string[] lines = [.. method.WithAttributeLists(default).WithoutLeadingTrivia().ToString().Split('\n')];
        int start = method.Modifiers[0].SpanStart;
        int indent = method.SyntaxTree.GetLineSpan(new(start, 0)).StartLinePosition.Character;
        return string.Join("\n", lines.Select((line, i) => i == 0 || line.Length == 0 ? line : line[indent..]));
    }

    public static IMethodSymbol Symbol(string name)
    {
        MethodDeclarationSyntax method = Method(Run.Compilation.SyntaxTrees, name);
        return (IMethodSymbol)Run.Compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method)!;
    }

    private static MethodDeclarationSyntax Method(IEnumerable<SyntaxTree> trees, string name) =>
        trees.SelectMany(t => t.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().First(m => m.Identifier.Text == name);

    private static string Members(ReadmeBlock block) => $$"""
        using AutoDiffGen;
        public static partial class {{block.Argument}}
        {
        {{block.Text}}
        }
        """;

    // What the program writes to the console goes to a writer of that name.
    private static string Program(ReadmeBlock block) => $$"""
        {{string.Concat(block.Text.Split('\n').Where(IsUsing))}}
        namespace Readme;
        public static class {{block.Argument}}
        {
            public static string Run()
            {
                var Console = new StringWriter();
                {{string.Join("\n", block.Text.Split('\n').Where(line => !IsUsing(line)))}}
                return Console.ToString();
            }
        }
        """;

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=');
}
