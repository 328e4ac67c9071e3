namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>The part of a message that says why, and what to write instead.</summary>
/// <param name="Reason">Goes behind a colon, or an "and"; of an array, behind its name.</param>
/// <param name="Remedy">A sentence without its full stop.</param>
internal sealed record Explanation(string Reason, string Remedy)
{
    private const string InTheWay = "a derivative would have to pass through it";

    /// <summary>What is said where nothing closer is known; null for messages that are whole without it.</summary>
    public static Explanation? Usual(string id) => id switch
    {
        DiagnosticIds.UnknownCall => new("it has neither source in this compilation nor a rule", "Call a supported function, or write its computation as a method of your own"),
        DiagnosticIds.UnsupportedStatement => new(InTheWay, "Use if, switch, loops, break, continue and return, or keep active values out of it"),
        DiagnosticIds.UnsupportedType => new("which does not do so yet", "Use double or float, or arrays, spans and matrices of them; mark a parameter that needs no derivative [Constant]"),
        DiagnosticIds.AmbiguousArray => new(
            "may stand for one of several arrays or objects, so that it is not known whose derivative to change",
            "Give each of them a variable of its own; copy elements instead of exchanging arrays, and read and write the fields of an object instead of handing it on"),
        DiagnosticIds.FunctionValue => new("what it runs is not known where it is called", "Give a lambda or a method group to a variable that is never assigned again, or hand it straight to a method of your own; or call a method by its name"),
        DiagnosticIds.UnsupportedExpression => new(InTheWay, "Write it with arithmetic, supported functions and calls of methods that have source, or keep active values out of it"),
        _ => null,
    };
}
