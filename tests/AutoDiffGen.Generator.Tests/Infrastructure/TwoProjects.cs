using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>A library that was built with the generator, and a program that refers to it.</summary>
internal sealed class TwoProjects
{
    private readonly byte[] _image;

    /// <param name="library">The library's source.</param>
    /// <param name="asCompilation">Whether the program refers to the library as an editor does, to its compilation, or to its image.</param>
    public TwoProjects(string library, bool asCompilation = false)
    {
        Library = GeneratorRunner.Run(CompilationFactory.Create(library).WithAssemblyName("Tests.Library")).Compilation;
        using var image = new MemoryStream();
        var result = Library.Emit(image);
        if (!result.Success) throw new InvalidOperationException("The library does not compile.\n" + string.Join("\n", result.Diagnostics.Take(10)));
        _image = image.ToArray();
        Reference = asCompilation ? Library.ToMetadataReference() : MetadataReference.CreateFromImage(_image);
    }

    public Compilation Library { get; }

    public MetadataReference Reference { get; }

    public CSharpCompilation Program(string source) => CompilationFactory.Create(source).AddReferences(Reference);

    /// <summary>Runs the generator over a program, and <c>Program.Run</c> of what comes out.</summary>
    public double[] Run(string source) => Load(source).GetType("Program")!.GetMethod("Run")!.CreateDelegate<Func<double[]>>()();

    /// <summary>The program with what the generator adds, beside the library.</summary>
    public Assembly Load(string source)
    {
        using var image = new MemoryStream();
        var result = GeneratorRunner.Run(Program(source)).Compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException("The program does not compile.\n" + string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        var context = new AssemblyLoadContext("Tests.TwoProjects", isCollectible: true);
        context.LoadFromStream(new MemoryStream(_image));
        return context.LoadFromStream(image);
    }
}
