using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.FrontEnd;

/// <summary>Lowers the method <c>F</c> of a source text.</summary>
internal static class Lowering
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Numerics; using System.Threading.Tasks; using AutoDiffGen;

        """;

    /// <summary>Lowers <c>F</c> of a class that has the given members.</summary>
    public static LoweredMethod Members(string members) => Source(Usings + "public static partial class A { " + members + " }");

    public static LoweredMethod Source(string source)
    {
        Compilation compilation = CompilationFactory.Create(source);
        SyntaxTree tree = compilation.SyntaxTrees.First();
        MethodDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.Identifier.Text == "F");
        var method = (IMethodSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
        return MethodLowering.Lower(method, compilation, default)!;
    }

    public static IEnumerable<Obstacle> Obstacles(Program program) =>
        program.Callees.Prepend(program.Entry).SelectMany(f => Obstacles(f.Body));

    private static IEnumerable<Obstacle> Obstacles(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Verbatim { Obstacle: { } copied }) yield return copied;
            foreach (Obstacle obstacle in statement.Operands().SelectMany(Obstacles)) yield return obstacle;
            foreach (Obstacle obstacle in statement.Blocks().SelectMany(Obstacles)) yield return obstacle;
        }
    }

    private static IEnumerable<Obstacle> Obstacles(Expr value) =>
        value.Children().SelectMany(Obstacles).Concat(value is Opaque { Obstacle: { } obstacle } ? [obstacle] : []);
}
