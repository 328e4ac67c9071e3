using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>A derivative that is ready to be printed.</summary>
/// <param name="Function">The derivative, in lowered form.</param>
/// <param name="Modifiers">Accessibility, and <c>static</c> unless it is an instance method.</param>
/// <param name="Kind">Which derivative it is.</param>
/// <param name="Source">The method it is the derivative of.</param>
internal sealed record EmittedMethod(Function Function, string Modifiers, Derivatives Kind, Function Source)
{
    /// <summary>Lines of the documentation beside its summary.</summary>
    public EquatableArray<string> Remarks { get; init; }
}

/// <summary>Prints a method with its documentation, attributes and signature.</summary>
internal static class MethodEmitter
{
    private static readonly string Version = typeof(MethodEmitter).Assembly.GetName().Version.ToString(3);

    public static EmittedMember Emit(EmittedMethod method, EmitOptions options)
    {
        Function function = StructBoundary.Run(WholeArguments.Run(method.Function));
        var shortNames = new ShortNames(options.ShadowedNames);
        var writer = new IndentedWriter();

        foreach (string line in Documentation.Lines(method, shortNames)) writer.Line("/// " + line);
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"AutoDiffGen\", \"{Version}\")]");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
        Emit(function, method.Modifiers, shortNames, options, writer, method.Source.TypeParameters);
        return new EmittedMember(Signature(function), writer.ToString(), shortNames.Namespaces);
    }

    private static void Emit(Function function, string modifiers, ShortNames shortNames, EmitOptions options, IndentedWriter writer, TypeParameters? declared = null)
    {
        TypeParameters typeParameters = declared ?? TypeParameters.None;
        var names = new NameAllocator(function, options.Accessors.Select(static a => a.Name));
        var printer = new ExpressionPrinter(names, shortNames, options);
        string parameters = string.Join(", ", function.Parameters.Select(p => Declaration(p, names, shortNames)));
        writer.Line($"{Prefix(modifiers)}{shortNames.Type(function.ReturnType)} {Keywords.Escape(function.Name)}{typeParameters.List}({parameters})");
        foreach (string constraint in typeParameters.Constraints) writer.Line("    " + constraint);
        writer.Open();
        new CSharpEmitter(function, names, printer, writer).EmitBody(RecordStores.Run(function.Body));
        foreach (Function helper in function.Helpers)
        {
            writer.Blank();
            if (helper.Purpose is { } purpose) writer.Line("// " + purpose);
            Emit(helper, Modifiers(modifiers), shortNames, options, writer);
        }

        if (declared is not null) Declare(options.Accessors, writer);
        writer.Close();
    }

    /// <summary>Declares the accessors that the text so far calls.</summary>
    private static void Declare(EquatableArray<Accessor> accessors, IndentedWriter writer)
    {
        string text = accessors.Count == 0 ? "" : writer.ToString();
        foreach (Accessor accessor in accessors)
        {
            if (text.IndexOf(accessor.Name + "(", StringComparison.Ordinal) < 0) continue;
            writer.Blank();
            writer.Line(accessor.Attribute);
            writer.Line(accessor.Signature);
        }
    }

    /// <summary>A function within a static method is static.</summary>
    private static string Modifiers(string outer) => outer.Split(' ').Contains("static") ? "static" : "";

    /// <summary>The body of a method that only says why there is no other.</summary>
    public static Block Throwing(string message)
    {
        string text = message.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "").Replace("\n", "\\n");
        var exception = new Template(EquatableArray.Of($"new global::System.NotSupportedException(\"{text}\")"), EquatableArray<int>.Empty);
        return new Block(EquatableArray.Of<Stmt>(new Throw(new Opaque(exception, EquatableArray<Expr>.Empty, new IrType("global::System.NotSupportedException", Shape.Scalar)))));
    }

    private static string Declaration(Parameter parameter, NameAllocator names, ShortNames shortNames) =>
        Prefix(parameter.Modifier) + Prefix(Mode(parameter)) + $"{shortNames.Type(parameter.Local.Type)}{(parameter.MayBeNull ? "?" : "")} {names[parameter.Local]}";

    private static string Prefix(string word) => word.Length == 0 ? "" : word + " ";

    private static string Mode(Parameter parameter) => Documentation.Mode(parameter.Mode);

    private static string Signature(Function function) =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(p => Prefix(Mode(p)) + p.Local.Type.Name))})";
}
