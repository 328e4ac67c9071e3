using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Tests.FrontEnd;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using AutoDiffGen.Generator.Tests.Numbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BackEnd;

/// <summary>Every method of the corpus, lowered and printed as a method beside itself, computes the same bits.</summary>
public class PrintedAgainTests
{
    private const string Suffix = "Again";

    private static readonly Lazy<Compilation> s_compilation = new(() =>
        CorpusFiles.Compilation.AddSyntaxTrees(Print(CorpusFiles.Compilation).Select(f => CompilationFactory.Parse(FileEmitter.Emit(f), f.HintName))));

    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Load(
        s_compilation.Value.AddSyntaxTrees([CompilationFactory.Parse(DriverWriter.Numbers), .. Drivers()])));

    private static readonly CorpusMethod[] s_methods =
        [.. CorpusReader.Cases.Select(c => c.Method).Where(m => m.Refused.Length == 0).DistinctBy(m => m.Id)];

    public static TheoryData<string> Cases => [.. CorpusReader.Cases.Where(c => c.Method.Refused.Length == 0).Select(c => c.Id)];

    [Fact]
    public void TheText_Compiles() =>
        Assert.Empty(s_compilation.Value.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe));

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheValue_IsTheSame(string id)
    {
        var @case = CorpusReader.Find(id);
        double[] expected = [.. @case.Point], actual = [.. @case.Point];
        var value = CorpusProgram.Plain.Method(@case, Member.Value)(expected, [], []);
        int number = Array.FindIndex(s_methods, m => m.Id == @case.Method.Id);
        var again = s_program.Value.Method<Func<double[], double[], double[], double>>(
            $"{DriverWriter.Namespace}.{DriverWriter.ClassName(number, Member.Value)}", $"Case{@case.Index}");
        Assert.Equal(value, again(actual, [], []));
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<GeneratedFile> Print(Compilation compilation)
    {
        var requests =
            from tree in compilation.SyntaxTrees
            let model = compilation.GetSemanticModel(tree)
            from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            let method = (IMethodSymbol)model.GetDeclaredSymbol(declaration)!
            let attributes = method.GetAttributes()
            where attributes.All(a => a.AttributeClass!.Name != "RefusedAttribute")
            let attribute = attributes.FirstOrDefault(a => a.AttributeClass!.Name == "DifferentiableAttribute")
            where attribute is not null
            let request = RequestReader.Read(method, attribute, compilation, default)
            where request is not null
            select request;
        return FileEmitter.GroupByContainingType([.. requests.Select(Again)]);
    }

    private static DerivativeModel Again(LoweredRequest request, int number) => new(
        request.Request.Hierarchy, LoweredCopy.Members(request.Program, Suffix, number, EmitOptions.For(request)).ToEquatableArray());

    private static IEnumerable<SyntaxTree> Drivers() => s_methods.Select((method, i) => CompilationFactory.Parse(DriverWriter.Write(
        i, Member.Value, CorpusReader.Cases.Where(c => c.Method.Id == method.Id).Select(c => c with { Method = c.Method with { Call = c.Method.Call + Suffix } }))));

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic}: {diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
