using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor RuleSignature = Create(
        DiagnosticIds.RuleSignature,
        "Rule has the wrong signature",
        DiagnosticCategories.Rules,
        "'{0}' is not a rule for '{1}': {2}. {3}.");

    public static readonly DiagnosticDescriptor RuleWithoutMethod = Create(
        DiagnosticIds.RuleWithoutMethod,
        "Rule belongs to no method",
        DiagnosticCategories.Rules,
        "The rule '{0}' is for a method '{2}' of '{1}', and there is none. Name an ordinary method that this type itself declares.");

    public static readonly DiagnosticDescriptor UnusedRule = Create(
        DiagnosticIds.UnusedRule,
        "Rule is never used",
        DiagnosticCategories.Rules,
        "The rule '{0}' is never used: {1}. Remove one of the two.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor RuleAddsNothing = Create(
        DiagnosticIds.RuleAddsNothing,
        "Rule adds nothing to a derivative",
        DiagnosticCategories.Rules,
        "The rule '{0}' never adds to '{1}', so that this derivative is always zero. Add the contribution, or leave '{1}' out and mark the parameter that it belongs to [Constant].",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MissingRule = CreateInBody(
        DiagnosticIds.MissingRule,
        "Rule is missing",
        DiagnosticCategories.Rules,
        "'{0}' cannot be differentiated {1}. {2}.");

    /// <summary>What is said about the rules that users write.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [RuleSignature, RuleWithoutMethod, UnusedRule, RuleAddsNothing, MissingRule];
}
