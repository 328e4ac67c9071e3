using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Ir;
using Model = AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.FrontEnd;

/// <summary>Prints what the front end made of a method as a method beside it, so that the two can be compared by running them.</summary>
internal static class LoweredCopy
{
    public const string Suffix = "Lowered";

    public static Program Lower(IMethodSymbol method, Compilation compilation) =>
        MethodLowering.Lower(method, compilation, default)!.Program;

    /// <summary>A file that adds the copies, and copies of their callees, to the method's type.</summary>
    public static SyntaxTree Print(IMethodSymbol method, Compilation compilation, int number)
    {
        Program program = Lower(method, compilation);
        Function[] functions = [Renamed(program.Entry, method.Name + Suffix), .. program.Callees.Select((c, i) => Renamed(c, $"{method.Name}{number}Callee{i}"))];
        var options = new EmitOptions { Callees = new([.. functions]), ShadowedNames = new([.. ShortNames.All]) };
        var members = functions.Select((f, i) => MethodEmitter.Emit(new EmittedMethod(f, Modifiers(method, i), Model.Derivatives.Jvp, f), options));
        var file = new GeneratedFile("", HierarchyReader.Read(method.ContainingType), new([.. members]));
        return CompilationFactory.Parse(FileEmitter.Emit(file), $"{method.Name}{number}{Suffix}.g.cs");
    }

    public static string Text(SyntaxTree tree) => string.Join("\n", tree.ToString().Split('\n')
        .Where(l => !l.TrimStart().StartsWith("///", StringComparison.Ordinal) && !l.TrimStart().StartsWith("[global::", StringComparison.Ordinal) && l.Trim().Length > 0)
        .Skip(3));

    private static Function Renamed(Function function, string name) => function with
    {
        Name = name,
        QualifiedName = function.QualifiedName.StartsWith("this.", StringComparison.Ordinal) ? "this." + name : name,
    };

    private static string Modifiers(IMethodSymbol method, int index) =>
        index > 0 || method.IsStatic ? "public static" : "public";
}
