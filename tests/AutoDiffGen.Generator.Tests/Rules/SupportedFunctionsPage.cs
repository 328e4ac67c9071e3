using System.Text;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Writes the documentation page of the rule table.</summary>
internal static class SupportedFunctionsPage
{
    private const string Head = """
        # Supported functions

        Written by the tests from the rule table that the generator uses; do not edit.

        The methods of `Math` and `MathF`, the static methods of `double` and `float`, and in generic methods those of a type parameter `T : IFloatingPointIeee754<T>`.
        In `float` and in `T` the formulas are the same, computed in `float` and in `T`.

        ## Differentiated

        x, y, z are the arguments in the order of the call, n is an integer, r is the result of the call, which the derivative reuses.
        The third column marks formulas that can be infinite or NaN at finite arguments: what they are multiplied with still gives exactly zero when it is exactly zero.
        A second formula holds where only that argument carries a derivative: a tie with a constant passes nothing on.

        | function | derivative | 0·∞ = 0 | on |
        |---|---|---|---|

        """;

    private const string Steps = """

        ## Constant almost everywhere

        The derivative is 0.

        | function | on |
        |---|---|

        """;

    private const string Queries = """

        ## Results that carry no derivative

        | function | on |
        |---|---|

        """;

    private const string Refused = """

        ## Not differentiated

        | function | because |
        |---|---|

        """;

    public static string Text()
    {
        var text = new StringBuilder(Head);
        foreach (DerivativeRule rule in OfKind(RuleKind.Smooth)) text.Append(SmoothRow(rule));
        text.Append(Steps);
        foreach (DerivativeRule rule in OfKind(RuleKind.ConstantAlmostEverywhere)) text.Append($"| {Signature(rule)} | {Owners(rule)} |\n");
        text.Append(Queries);
        foreach (DerivativeRule rule in OfKind(RuleKind.Inactive)) text.Append($"| {Signature(rule)} | {Owners(rule)} |\n");
        text.Append(Refused);
        foreach ((string name, string reason) in NotDifferentiable.Reasons) text.Append($"| `{name}` | {reason} |\n");
        text.Append("\nOverloads for `decimal` are not differentiated.\n");
        return text.ToString();
    }

    private static IEnumerable<DerivativeRule> OfKind(RuleKind kind) =>
        RuleTable.All().Where(rule => rule.Kind == kind && rule.Keys[0].StartsWith("M:System.", StringComparison.Ordinal));

    private static string SmoothRow(DerivativeRule rule)
    {
        Partial?[] together = Partials(rule, [.. rule.Parameters.Select(parameter => parameter != "n")]);
        IEnumerable<string> lines = rule.Parameters.SelectMany((_, i) => Lines(rule, together[i], i));
        return $"| {Signature(rule)} | {string.Join("<br/>", lines)} | {(together.Any(p => p is { NeedsGuard: true }) ? "yes" : "")} | {Owners(rule)} |\n";
    }

    private static IEnumerable<string> Lines(DerivativeRule rule, Partial? together, int index)
    {
        if (rule.Parameters[index] == "n") yield break;
        string name = rule.Arity == 1 ? "" : $"{rule.Parameters[index]}: ";
        string formula = Formula(together);
        yield return name + formula;
        string alone = Formula(Partials(rule, [.. rule.Parameters.Select((_, i) => i == index)])[index]);
        if (alone != formula) yield return $"{name}{alone}, alone";
    }

    private static Partial?[] Partials(DerivativeRule rule, bool[] active) =>
        [.. rule.PartialsOf(rule.Parameters.Select(parameter => (Expr)new Read(Variable(parameter))).ToEquatableArray(), new Read(Variable("r")), active.ToEquatableArray())];

    private static string Formula(Partial? partial)
    {
        if (partial is null) return "0";
        var parameters = new[] { "x", "y", "z", "n", "r" }.Select(name => new Parameter(Variable(name), PassingMode.Value, false)).ToEquatableArray();
        var names = new NameAllocator(new Function("M:F", "F", "F", parameters, IrType.Double, Block.Empty));
        return $"`{new ExpressionPrinter(names, new ShortNames(default), new EmitOptions()).Converted(partial.Value).Replace("|", "\\|")}`";
    }

    private static Local Variable(string name) => new(name, name[0], name == "n" ? IrType.Int : IrType.Double);

    private static string Signature(DerivativeRule rule) => $"`{rule.Name}({string.Join(", ", rule.Parameters)})`";

    private static string Owners(DerivativeRule rule) => string.Join(", ", rule.Keys.Select(Owner).Distinct());

    private static string Owner(string key) => FunctionName.Parse(key).Type switch
    {
        "System.Double" => "`double`",
        "System.Single" => "`float`",
        "System.Math" when key.Contains("(System.Int", StringComparison.Ordinal) => "`Math` of integers",
        string type when GenericMath.IsInterface(type) => "`T`",
        string type => $"`{type["System.".Length..]}`",
    };
}
