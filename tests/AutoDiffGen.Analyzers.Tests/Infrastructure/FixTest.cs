using System.Collections.Immutable;
using AutoDiffGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>Applies a fix in the editor's way, and runs the program before and after.</summary>
internal static class FixTest<TFix>
    where TFix : SolutionFix, new()
{
    /// <summary>What stands for the output of a program that the compiler refuses.</summary>
    public const string DoesNotCompile = "does not compile";

    /// <summary>The fix turns the source into the other one, one diagnostic after the other and all at once; <c>M.Run()</c> gives what is said.</summary>
    public static async Task VerifyAsync(string source, string fixedSource, string before, string after)
    {
        Assert.NotEqual(source, fixedSource);
        Assert.Equal(before, Run(source));
        Assert.Equal(fixedSource, await OneByOneAsync(source));
        Assert.Equal(fixedSource, await AllAtOnceAsync(source, FixAllScope.Document));
        Assert.Equal(fixedSource, await AllAtOnceAsync(source, FixAllScope.Project));
        Assert.Equal(fixedSource, await AllAtOnceAsync(source, FixAllScope.Solution));
        Assert.Equal(after, Run(fixedSource));
        Assert.Empty(await FixableAsync(Open(fixedSource)));
    }

    /// <summary>There is something to fix, but not by this.</summary>
    public static async Task VerifyNoneAsync(string source)
    {
        Document document = Open(source);
        foreach (Diagnostic diagnostic in await FixableAsync(document)) Assert.Null(await ActionAsync(document, diagnostic));
    }

    /// <summary>The titles of what is offered.</summary>
    public static async Task<string[]> TitlesAsync(string source)
    {
        Document document = Open(source);
        var titles = new List<string>();
        foreach (Diagnostic diagnostic in await FixableAsync(document))
        {
            if (await ActionAsync(document, diagnostic) is { } action) titles.Add(action.Title);
        }

        return [.. titles];
    }

    private static async Task<string> OneByOneAsync(string source)
    {
        for (int i = 0; i < 20; i++)
        {
            Document document = Open(source);
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in await FixableAsync(document)) action ??= await ActionAsync(document, diagnostic);
            if (action is null) return source;
            source = await AppliedAsync(document, action);
        }

        throw new InvalidOperationException("The fix does not come to an end.\n" + source);
    }

    private static async Task<string> AllAtOnceAsync(string source, FixAllScope scope)
    {
        Document document = Open(source);
        ImmutableArray<Diagnostic> diagnostics = await FixableAsync(document);
        var fix = new TFix();
        var context = new FixAllContext(document, fix, scope, typeof(TFix).Name, fix.FixableDiagnosticIds, new Found(diagnostics), CancellationToken.None);
        return await AppliedAsync(document, (await fix.GetFixAllProvider().GetFixAsync(context))!);
    }

    private static async Task<CodeAction?> ActionAsync(Document document, Diagnostic diagnostic)
    {
        CodeAction? offered = null;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered ??= action, CancellationToken.None));
        return offered;
    }

    private static async Task<string> AppliedAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>What the compiler and the analyzers say about the document after the generator has run, located in the document's own tree.</summary>
    private static async Task<ImmutableArray<Diagnostic>> FixableAsync(Document document)
    {
        var tree = (await document.GetSyntaxTreeAsync())!;
        Compilation compilation = AnalyzerRunner.Compile(tree.ToString());
        ImmutableArray<string> ids = new TFix().FixableDiagnosticIds;
        var found = compilation.GetDiagnostics().Concat(await AnalyzerRunner.AnalyzeAsync(compilation)).Where(d => ids.Contains(d.Id));
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => In(tree, d))];
    }

    private static Diagnostic In(SyntaxTree tree, Diagnostic diagnostic)
    {
        Location Here(Location location) => Location.Create(tree, location.SourceSpan);
        return Diagnostic.Create(
            diagnostic.Descriptor, Here(diagnostic.Location), diagnostic.AdditionalLocations.Select(Here), diagnostic.Properties, diagnostic.GetMessage());
    }

    private static Document Open(string source)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("TestProject", LanguageNames.CSharp)
            .WithParseOptions(CompilationFactory.ParseOptions)
            .WithCompilationOptions(CompilationFactory.Options)
            .WithMetadataReferences(CompilationFactory.References);
        project = project.AddDocument("Usings.cs", AnalyzerRunner.Usings).Project;
        return project.AddDocument("Test0.cs", SourceText.From(source), filePath: "Test0.cs");
    }

    private static string Run(string source)
    {
        Compilation compilation = AnalyzerRunner.Compile(source);
        if (compilation.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) return DoesNotCompile;
        using CompiledProgram program = CompiledProgram.Load(compilation);
        try
        {
            return (string)program.Invoke("M", "Run")!;
        }
        catch (NotSupportedException e)
        {
            return e.Message[.."ADG0000".Length];
        }
    }

    /// <summary>Gives the editor's machinery the diagnostics that were found.</summary>
    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(diagnostics.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
