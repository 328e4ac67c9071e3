using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using AutoDiffGen.Generator.Tests.Numbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.FrontEnd;

/// <summary>Every corpus program, lowered and printed again, does what the user's own text does.</summary>
public class CorpusRoundTripTests
{
    private static readonly Lazy<RoundTrip> s_roundTrip = new(() => new RoundTrip());

    [Theory]
    [MemberData(nameof(CorpusData.All), MemberType = typeof(CorpusData))]
    public void LoweredCopy_DoesTheSame(string id)
    {
        var @case = CorpusReader.Find(id);
        double[] expected = [.. @case.Point], actual = [.. @case.Point];
        double value = CorpusProgram.Plain.Method(@case, Member.Value)(expected, [], []);
        double copy = s_roundTrip.Value.Method(@case)(actual, [], []);
        Assert.Equal(value, copy);
        Assert.Equal(expected, actual);
    }

    private sealed class RoundTrip
    {
        private readonly Dictionary<string, string> _problems = [];
        private readonly Dictionary<string, int> _numbers = [];
        private readonly CompiledProgram _program;

        public RoundTrip()
        {
            var trees = new Dictionary<string, SyntaxTree[]>();
            Compilation plain = CorpusFiles.Compilation;
            foreach (var group in CorpusReader.Cases.GroupBy(c => c.Method.Id))
            {
                int number = _numbers[group.Key] = _numbers.Count;
                try
                {
                    var copy = LoweredCopy.Print(Find(group.First().Method), plain, number);
                    string driver = DriverWriter.Write(number, Member.Value, group.Select(c => c with { Method = c.Method with { Call = c.Method.Call + LoweredCopy.Suffix } }));
                    trees[group.Key] = [copy, CompilationFactory.Parse(driver, $"Driver{number}")];
                }
                catch (Exception e) when (e is InvalidOperationException or NullReferenceException or InvalidCastException or ArgumentException)
                {
                    _problems[group.Key] = e.ToString();
                }
            }

            _program = CompiledProgram.Load(WithoutBroken(plain.AddSyntaxTrees(CompilationFactory.Parse(DriverWriter.Numbers)), trees));
        }

        public Func<double[], double[], double[], double> Method(CorpusCase @case) =>
            _problems.TryGetValue(@case.Method.Id, out string? problem)
                ? throw new InvalidOperationException(problem)
                : _program.Method<Func<double[], double[], double[], double>>($"{DriverWriter.Namespace}.{DriverWriter.ClassName(_numbers[@case.Method.Id], Member.Value)}", $"Case{@case.Index}");

        private Compilation WithoutBroken(Compilation plain, Dictionary<string, SyntaxTree[]> trees)
        {
            var compilation = plain.AddSyntaxTrees(trees.Values.SelectMany(t => t));
            var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree);
            foreach (var (id, own) in trees)
            {
                if (!own.Any(errors.Contains)) continue;
                _problems[id] = string.Join("\n", own.SelectMany(t => errors[t]).Take(5)) + "\n" + LoweredCopy.Text(own[0]);
                compilation = compilation.RemoveSyntaxTrees(own);
            }

            return compilation;
        }

        private static IMethodSymbol Find(CorpusMethod method)
        {
            var tree = CorpusFiles.Find(method.File);
            var model = CorpusFiles.Compilation.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(d => (IMethodSymbol)model.GetDeclaredSymbol(d)!)
                .Single(m => m.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) == method.Id);
        }
    }
}
