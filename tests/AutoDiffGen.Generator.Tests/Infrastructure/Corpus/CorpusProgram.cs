using System.Collections.Immutable;
using AutoDiffGen.Generator.Optimiser;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>The whole corpus with its derivatives and drivers, compiled and loaded once.</summary>
internal sealed class CorpusProgram
{
    private static readonly Lazy<CorpusProgram> s_instance = new(() => new CorpusProgram(GeneratorRunner.Run(CorpusFiles.Compilation)));
    private static readonly Lazy<CorpusProgram> s_plain = new(() => new CorpusProgram(null));

    private readonly ImmutableDictionary<string, int> _numbers;
    private readonly Dictionary<string, string> _problems = [];
    private readonly CompiledProgram _program;

    private CorpusProgram(GeneratorRun? run)
    {
        var methods = CorpusReader.Cases.GroupBy(c => c.Method.Id).ToArray();
        _numbers = methods.Select((m, i) => (m.Key, i)).ToImmutableDictionary(m => m.Key, m => m.i);
        var drivers = methods.SelectMany(m => Members(m.First().Method, run is not null).Select(member => Driver(_numbers[m.Key], member, m)));
        var compilation = (run?.Compilation ?? CorpusFiles.Compilation)
            .AddSyntaxTrees([CompilationFactory.Parse(DriverWriter.Numbers), .. drivers]);
        _program = CompiledProgram.Load(WithoutBroken(compilation, run?.GeneratedTrees ?? []));
    }

    public static CorpusProgram Instance => s_instance.Value;

    /// <summary>The corpus as the user wrote it, without derivatives.</summary>
    public static CorpusProgram Plain => s_plain.Value;

    /// <summary>The corpus with derivatives that were made without some optimisations.</summary>
    public static CorpusProgram Without(Optimisations optimisations) =>
        new(Omitted.During(optimisations, () => GeneratorRunner.Run(CorpusFiles.Compilation)));

    /// <summary>The driver of a case; throws what the compiler said when it does not compile.</summary>
    public Func<double[], double[], double[], double> Method(CorpusCase @case, Member member)
    {
        var name = DriverWriter.ClassName(_numbers[@case.Method.Id], member);
        return _problems.TryGetValue(name, out var problem)
            ? throw new InvalidOperationException(GeneratedProblem(@case.Method) + problem)
            : _program.Method<Func<double[], double[], double[], double>>($"{DriverWriter.Namespace}.{name}", $"Case{@case.Index}");
    }

    public static IEnumerable<Member> Members(CorpusMethod method, bool derivatives) =>
        from member in Enum.GetValues<Member>()
        where member == Member.Value || (derivatives && method.Derivatives.HasFlag(Enum.Parse<Derivatives>(member.ToString())))
        select member;

    // When the generated file of its type does not compile, that is the reason, and the driver's errors follow from it.
    private string GeneratedProblem(CorpusMethod method)
    {
        var type = method.Id[..method.Id.LastIndexOf('.', method.Id.IndexOf('(', StringComparison.Ordinal))];
        return string.Concat(_problems.Where(p => Path.GetFileName(p.Key).Contains(type, StringComparison.Ordinal)).Select(p => p.Value + "\n"));
    }

    private static SyntaxTree Driver(int number, Member member, IEnumerable<CorpusCase> cases) =>
        CompilationFactory.Parse(DriverWriter.Write(number, member, cases), DriverWriter.ClassName(number, member));

    /// <summary>Drops generated files and drivers that do not compile, so that one broken method does not hide the others.</summary>
    private Compilation WithoutBroken(Compilation compilation, ImmutableArray<SyntaxTree> generated)
    {
        while (true)
        {
            var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree);
            var culprits = generated.Where(errors.Contains).ToArray();
            var broken = culprits.Length > 0 ? culprits : [.. errors.Select(e => e.Key).OfType<SyntaxTree>().Where(t => t.FilePath.StartsWith("Driver", StringComparison.Ordinal))];
            if (broken.Length == 0)
            {
                return compilation;
            }

            foreach (var tree in broken)
            {
                _problems[tree.FilePath] = string.Join("\n", errors[tree].Take(5));
            }

            compilation = compilation.RemoveSyntaxTrees(broken);
        }
    }
}
