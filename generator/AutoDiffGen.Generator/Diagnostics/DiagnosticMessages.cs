using System.Globalization;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>The text of a diagnostic, for code that throws where the compiler would have reported it.</summary>
internal static class DiagnosticMessages
{
    /// <summary>What fills the gaps of the message, but for the last.</summary>
    public static IEnumerable<string> ArgumentsOf(Obstacle obstacle) =>
        (obstacle.Why ?? Explanation.Usual(obstacle.Id)) is var (reason, remedy) ? obstacle.Arguments.Append(reason).Append(remedy) : obstacle.Arguments;

    /// <summary>The identifier and the message: <c>ADG0102: 'goto' …</c>.</summary>
    /// <param name="obstacle">What is in the way.</param>
    /// <param name="context">The sentence that says in which call, or nothing.</param>
    public static string MessageOf(Obstacle obstacle, string context = "")
    {
        string format = DiagnosticDescriptors.Get(obstacle.Id).MessageFormat.ToString(CultureInfo.InvariantCulture);
        object[] arguments = [.. ArgumentsOf(obstacle), context];
        return obstacle.Id + ": " + string.Format(CultureInfo.InvariantCulture, format, arguments);
    }
}
