using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Whether the rules for a method are enough for the derivatives that are asked of a call.</summary>
internal sealed class RuleCheck(Call call, CustomRule rule, ClosedForm form, Derivatives wanted)
{
    private const Derivatives Second = Derivatives.Hvp | Derivatives.Hessian;

    private bool IsReverse => (wanted & ~Derivatives.Jvp) != 0;

    /// <param name="activity">What is active where the call stands.</param>
    /// <param name="mustRecord">Whether what is saved there goes onto a tape.</param>
    public IEnumerable<Obstacle> Run(ActivityAnalysis activity, bool mustRecord) =>
        rule.AreSiblings
            ? new SiblingCheck(call, rule, wanted).Run(activity)
            : Directions(activity).Concat(Structs()).Concat(Constants(activity)).Concat(Savings(mustRecord)).Concat((wanted & Second) == 0 ? [] : SecondOrder());

    /// <summary>One direction follows from the other for numbers: a partial derivative is a number in both.</summary>
    private IEnumerable<Obstacle> Directions(ActivityAnalysis activity)
    {
        bool takesArrays = call.Arguments.Any(a => a.Type.IsArray && activity.IsActive(a));
        if (IsReverse && rule.Vjp is null && (takesArrays || !rule.ReturnsNumber)) yield return Missing("in reverse mode", "Vjp");
        if ((wanted & (Derivatives.Jvp | Second)) != 0 && rule.Jvp is null && !rule.ReturnsNumber) yield return Missing("in forward mode", "Jvp");
    }

    private IEnumerable<Obstacle> Structs()
    {
        if (call.Arguments.Any(a => a.Type.Record is not null)) yield return Because("which takes an array of structs", "Hand over arrays of numbers");
    }

    private IEnumerable<Obstacle> Constants(ActivityAnalysis activity) =>
        from i in Enumerable.Range(0, call.Arguments.Count)
        where activity.IsVaried(call.Arguments[i]) && new[] { rule.Vjp, rule.Jvp }.Any(r => r?.Covers(i) == false)
        select Because($"with respect to '{rule.Primal.Parameters[i].Name}', which its rule takes for a constant", "Remove [Constant] there and write that derivative, or hand over StopGradient of the argument");

    private IEnumerable<Obstacle> Savings(bool mustRecord)
    {
        bool saves = (rule.Vjp ?? rule.Jvp!).Takes(RuleRole.Saved);
        if (saves && rule.Vjp is null && IsReverse) yield return Missing("in reverse mode", "Vjp");
        else if (saves && mustRecord && IsReverse && !rule.CanRecord) yield return Because("in a loop: what its augmented primal saves would have to lie on a tape, which takes numbers, flags and structs of them only", "Save something of such a type");
    }

    private IEnumerable<Obstacle> SecondOrder()
    {
        if (rule.SavesHidden) yield return Because("a second time: what its augmented primal saves holds numbers whose own derivatives cannot be followed", "Save a number, flags or indices");
        foreach (RuleMethod used in rule.All)
        {
            if (form.RuleBodies.TryGetValue(used.Id, out Function? body))
            {
                foreach (Obstacle inside in DifferentiabilityCheck.OfRule(body, form)) yield return inside;
            }
            else
            {
                yield return Because($"a second time: '{used.Name}' has no source that could be differentiated", "Ask for first derivatives only");
            }
        }
    }

    private Obstacle Missing(string where, string suffix) => Because(where, $"Write a rule whose name ends in {suffix} beside the one that there is");

    private Obstacle Because(string where, string instead) => new(DiagnosticIds.MissingRule, EquatableArray.Of(rule.Primal.Name, where, instead), call.Origin);
}
