using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Writes the XML documentation of derivatives.</summary>
internal static class Documentation
{
    public static IEnumerable<string> Lines(EmittedMethod method, ShortNames shortNames)
    {
        string cref = $"<see cref=\"{Reference(method.Source, shortNames)}\"/>";
        yield return $"<summary>{Summary(method.Kind, cref)}</summary>";
        EquatableArray<string> remarks = method.Remarks;
        if (remarks.Count == 1) yield return $"<remarks>{Escape(remarks[0])}</remarks>";
        if (remarks.Count < 2) yield break;
        yield return "<remarks>";
        foreach (string line in remarks) yield return Escape(line) + "<br/>";
        yield return "</remarks>";
    }

    public static string Mode(PassingMode mode) => mode switch
    {
        PassingMode.In => "in",
        PassingMode.Ref => "ref",
        PassingMode.Out => "out",
        _ => "",
    };

    private static string Summary(Derivatives kind, string method) => kind switch
    {
        Derivatives.Gradient => $"Value and gradient of {method}.",
        Derivatives.Jvp => $"Value of {method} and its derivative along a direction.",
        Derivatives.Vjp => $"Value of {method}; adds a cotangent times its Jacobian to the derivatives.",
        Derivatives.Jacobian => $"Value and Jacobian of {method}.",
        Derivatives.Hvp => $"Value of {method} and its Hessian times a direction.",
        _ => $"Value, gradient and Hessian of {method}.",
    };

    private static string Reference(Function method, ShortNames shortNames)
    {
        string[] types = [.. StructBoundary.Declared(method).Select(p => (Mode(p.Mode) + " " + shortNames.Type(p.Local.Type)).TrimStart())];

        // A reference has no way to write a tuple.
        if (types.Any(t => t.Contains('('))) return Escape(Keywords.Escape(method.Name));
        return Escape($"{Keywords.Escape(method.Name)}{method.TypeParameters.List}({string.Join(", ", types)})".Replace('<', '{').Replace('>', '}'));
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
