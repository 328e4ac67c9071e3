using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Analyses;

/// <summary>Whether the derivatives that another assembly has of its method are enough for those that are asked of a call.</summary>
internal sealed class SiblingCheck(Call call, CustomRule rule, Derivatives wanted)
{
    private const Derivatives Second = Derivatives.Hvp | Derivatives.Hessian;

    public IEnumerable<Obstacle> Run(ActivityAnalysis activity)
    {
        bool givesPartials = rule.GivesPartials(call, activity.IsActive);
        bool isReverse = (wanted & ~Derivatives.Jvp) != 0, isForward = (wanted & Derivatives.Jvp) != 0, isTwice = (wanted & Second) != 0;
        if (isReverse && !givesPartials && rule.Vjp is null) yield return Missing("in reverse mode", rule.ReturnsNumber && rule.Gradient is null ? Derivatives.Gradient : Derivatives.Vjp);
        else if (isTwice && !(givesPartials && rule.Hvp is not null)) yield return NotTwice(activity);
        bool isNumber = rule.ReturnsNumber && !call.Written.Any(activity.IsActive);
        if (isForward && rule.Jvp is null && !(isNumber && (rule.Gradient ?? rule.Vjp) is not null)) yield return Missing("in forward mode", Derivatives.Jvp);
        foreach (int i in Enumerable.Range(0, call.Arguments.Count).Where(i => IsConstant(i) && activity.IsVaried(call.Arguments[i])))
        {
            yield return Because($"with respect to '{rule.Primal.Parameters[i].Name}', which it takes for a constant", "Hand over StopGradient of the argument if it is one");
        }
    }

    private bool IsConstant(int argument) => call.Arguments[argument].Type.IsReal && !rule.All.Any(r => r.Covers(argument));

    private Obstacle NotTwice(ActivityAnalysis activity) => rule.GivesPartials(call, activity.IsActive)
        ? Because($"a second time: there is no '{rule.Primal.Name}Hvp' beside it", "Ask for Derivatives.Hvp where it is declared, or for first derivatives only here")
        : Because("a second time, as it does not give one number of what it reads", "Ask for first derivatives only");

    private Obstacle Missing(string where, Derivatives derivative) =>
        Because($"{where}: there is no '{rule.Primal.Name}{derivative}' beside it that could be called", $"Ask for Derivatives.{derivative} where it is declared");

    private Obstacle Because(string where, string instead) => new(DiagnosticIds.MissingRule, EquatableArray.Of(rule.Primal.Name, where, instead), call.Origin);
}
