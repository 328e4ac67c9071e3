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
        var members = Members(Lower(method, compilation), Suffix, number, new EmitOptions { ShadowedNames = new([.. ShortNames.All]) });
        var file = new GeneratedFile("", HierarchyReader.Read(method.ContainingType), new([.. members]));
        return CompilationFactory.Parse(FileEmitter.Emit(file), $"{method.Name}{number}{Suffix}.g.cs");
    }

    /// <summary>A method and its callees, printed under names of their own.</summary>
    public static IEnumerable<EmittedMember> Members(Program program, string suffix, int number, EmitOptions options)
    {
        string name = program.Entry.Name;
        bool isInstance = program.Entry.QualifiedName.StartsWith("this.", StringComparison.Ordinal);
        Function[] apart = program.Entry.HasStructs && program.Callees.Append(program.Entry).Any(f => Calls(f, program.Entry)) ? [Renamed(Apart(program.Entry), $"{name}{suffix}{number}Apart", isInstance, program.Entry.TypeParameters)] : [];
        Function[] functions = [.. apart, Renamed(program.Entry, name + suffix, isInstance, program.Entry.TypeParameters), .. program.Callees.Select((c, i) => Renamed(c, $"{name}{suffix}{number}Callee{i}", isInstance && c.IsNameless, program.Entry.TypeParameters))];
        options = options with { Callees = new([.. program.Rules.Select(r => r.Primal), .. functions]), Accessors = program.Accessors };
        return functions.Select(f => MethodEmitter.Emit(new EmittedMethod(f, Modifiers(f), Model.Derivatives.Jvp, f), options));
    }

    private static bool Calls(Function function, Function callee) =>
        function.Body.AllOperands().SelectMany(static e => e.DescendantsAndSelf()).OfType<Call>().Any(c => c.Method == callee.Id);

    /// <summary>As it is called by itself: with structs part by part.</summary>
    private static Function Apart(Function function) => function with
    {
        Parameters = new([.. function.Parameters.Select(p => new Parameter(p.Local with { Member = null }, p.Mode, p.IsConstant, p.Modifier))]),
        Returned = null,
    };

    public static string Text(SyntaxTree tree) => string.Join("\n", tree.ToString().Split('\n')
        .Where(l => !l.TrimStart().StartsWith("///", StringComparison.Ordinal) && !l.TrimStart().StartsWith("[global::", StringComparison.Ordinal) && l.Trim().Length > 0)
        .Skip(3));

    /// <remarks>In a derivative, callees of a generic method stand within it; here they stand beside it.</remarks>
    private static Function Renamed(Function function, string name, bool isInstance, TypeParameters typeParameters) => function with
    {
        Name = name,
        QualifiedName = (isInstance || function.QualifiedName.StartsWith("this.", StringComparison.Ordinal) ? "this." + name : name) + typeParameters.List,
        TypeParameters = typeParameters,
    };

    private static string Modifiers(Function function) =>
        (function.IsNameless ? "private" : "public") + (function.QualifiedName.StartsWith("this.", StringComparison.Ordinal) ? "" : " static");
}
