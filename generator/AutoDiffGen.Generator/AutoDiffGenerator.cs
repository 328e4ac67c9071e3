using System.Text;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator;

/// <summary>Writes the derivatives of the methods that ask for them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AutoDiffGenerator : IIncrementalGenerator
{
    private const string Attribute = "AutoDiffGen.DifferentiableAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(Attribute, static (node, _) => node is MethodDeclarationSyntax, RequestReader.Read)
            .WithTrackingName(TrackingNames.Lower);

        var derivatives = lowered
            .Where(static request => request is not null)
            .Select(static (request, cancellation) => DerivativeCompiler.Differentiate(request!, cancellation))
            .WithTrackingName(TrackingNames.Differentiate);

        var files = derivatives
            .Collect()
            .SelectMany(static (models, _) => FileEmitter.GroupByContainingType(models))
            .WithTrackingName(TrackingNames.Group);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(FileEmitter.Emit(file), Encoding.UTF8)));
    }
}
