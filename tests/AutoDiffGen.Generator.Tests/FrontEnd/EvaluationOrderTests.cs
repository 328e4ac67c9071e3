using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.FrontEnd;

/// <summary>Programs whose result depends on C#'s order of evaluation, run as written and as lowered.</summary>
public class EvaluationOrderTests
{
    private static readonly double[] s_points = [-2, -1, 0, 0.5, 1, 2, 3, 7];

    private static readonly string s_source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FrontEnd", "Programs", "Traps.cs"));

    private static readonly Lazy<(CompiledProgram Program, Dictionary<string, string> Problems, Dictionary<string, string> Texts)> s_traps = new(Load);

    public static TheoryData<string> Names => [.. Methods(CompilationFactory.Create(s_source)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void LoweredCopy_DoesTheSame(string name)
    {
        if (s_traps.Value.Problems.TryGetValue(name, out string? problem)) Assert.Fail(problem);
        foreach (double x in s_points)
        {
            foreach (double y in s_points)
            {
                Assert.True(Run(name, x, y) == Run(name + LoweredCopy.Suffix, x, y), $"at ({x}, {y}): {Run(name, x, y)}, lowered {Run(name + LoweredCopy.Suffix, x, y)}\n{s_traps.Value.Texts[name]}");
            }
        }
    }

    /// <summary>The result or the exception, and the order in which effects happened.</summary>
    private static string Run(string name, double x, double y)
    {
        var log = (StringBuilder)s_traps.Value.Program.Assembly.GetType("Traps")!.GetField("Log")!.GetValue(null)!;
        log.Clear();
        string result;
        try
        {
            result = ((double)s_traps.Value.Program.Invoke("Traps", name, x, y)!).ToString("R", CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is not MissingMemberException)
        {
            result = e.GetType().Name + (e as ArgumentException)?.ParamName;
        }

        return result + " | " + log;
    }

    private static (CompiledProgram, Dictionary<string, string>, Dictionary<string, string>) Load()
    {
        Compilation compilation = CompilationFactory.Create(s_source);
        var problems = new Dictionary<string, string>();
        var texts = new Dictionary<string, string>();
        int number = 0;
        Compilation all = compilation;
        foreach (var method in Methods(compilation))
        {
            SyntaxTree copy = LoweredCopy.Print(method, compilation, number++);
            texts[method.Name] = LoweredCopy.Text(copy);
            var with = all.AddSyntaxTrees(copy);
            string[] errors = [.. with.GetSemanticModel(copy).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
            if (errors.Length > 0) problems[method.Name] = string.Join("\n", errors) + "\n" + texts[method.Name];
            else all = with;
        }

        if (Environment.GetEnvironmentVariable("DUMP") is { } dump) File.WriteAllText(dump, string.Join("\n", texts.Values));
        return (CompiledProgram.Load(all), problems, texts);
    }

    private static IEnumerable<IMethodSymbol> Methods(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.First();
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(d => (IMethodSymbol)model.GetDeclaredSymbol(d)!)
            .Where(m => m.ContainingType.Name == "Traps" && m.Parameters.Length == 2 && m.DeclaredAccessibility == Accessibility.Public && m.ReturnType.SpecialType == SpecialType.System_Double);
    }
}
