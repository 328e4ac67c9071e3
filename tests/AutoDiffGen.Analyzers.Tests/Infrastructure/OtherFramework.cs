using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>Makes compilations that refer to another version of the framework: to a System.Runtime of that version, whose types are those of this one.</summary>
internal static class OtherFramework
{
    private const string Core = "System.Runtime.dll";

    public static CSharpCompilation Use(CSharpCompilation compilation, string version)
    {
        MetadataReference present = compilation.References.Single(IsCore);
        IEnumerable<string> forwards = typeof(object).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && type.Namespace is "System" or "System.Runtime.CompilerServices")
            .Select(type => $"[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof({NameOf(type)}))]\n");
        CSharpCompilation core = CompilationFactory.Create($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n" + string.Concat(forwards))
            .WithAssemblyName("System.Runtime").RemoveReferences(present)
            .WithOptions(CompilationFactory.Options.WithPublicSign(true).WithCryptoPublicKey([.. Assembly.Load("System.Runtime").GetName().GetPublicKey()!]));
        using var image = new MemoryStream();
        Assert.True(core.Emit(image).Success, string.Join("\n", core.GetDiagnostics().Take(5)));
        return compilation.ReplaceReference(present, MetadataReference.CreateFromImage(image.ToArray()));
    }

    private static bool IsCore(MetadataReference reference) => Path.GetFileName(reference.Display) == Core;

    private static string NameOf(Type type)
    {
        if (type == typeof(void)) return "void";
        int arity = type.GetGenericArguments().Length;
        string name = $"global::{type.Namespace}.{type.Name.Split('`')[0]}";
        return arity == 0 ? name : $"{name}<{new string(',', arity - 1)}>";
    }
}
