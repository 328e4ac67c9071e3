using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Which derivatives a rule changes.</summary>
internal static class RuleContributions
{
    /// <summary>The positions of derivatives that come out as they went in, whatever happens; none of a rule that is still to be written, and throws.</summary>
    public static IEnumerable<int> Missing(Program rule, EquatableArray<RuleParameter> parameters)
    {
        Function method = ClosedForm.Of(rule).Method;
        if (method.Parameters.Count != parameters.Count || method.Body.Statements.Any(static s => s is Throw)) yield break;
        HashSet<int> written = WrittenArrays.Of(method.Body);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Role != RuleRole.Derivative) continue;
            Local derivative = method.Parameters[i].Local;
            bool isSame = derivative.Type.IsArray
                ? !written.Contains(derivative.Id)
                : method.Outputs.First(o => o.Parameter.Equals(derivative)).Value is Read read && read.Local.Equals(derivative);
            if (isSame) yield return i;
        }
    }
}
