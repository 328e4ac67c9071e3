using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The call of an augmented primal in the place of the method's own.</summary>
internal static class CustomPrimal
{
    public static Invoke Of(CustomRule rule, Local? target, Call call, Local saved, string? source) =>
        new(rule.Augmented!.Id, target, call.Arguments, EquatableArray.Of(saved), EquatableArray<Local>.Empty)
        {
            Rule = rule.Augmented,
            Touched = call.Touched,
            Source = source,
        };
}
