using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds out, without looking at its body, whether a method that says it is a rule is one, and whether it is ever used.</summary>
internal static class RuleDeclarationCheck
{
    public static IEnumerable<DeclarationProblem> Check(RuleDeclaration rule, Compilation compilation, CancellationToken cancellation)
    {
        Location? place = SignatureCheck.NameOf(rule.Method);
        IMethodSymbol[] candidates = [.. rule.Candidates];
        if (candidates.Length == 0)
        {
            Location? attribute = rule.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
            return [DeclarationProblem.At(attribute ?? place, DiagnosticIds.RuleWithoutMethod, rule.Method.Name, SymbolText.Display(rule.Type), rule.Name)];
        }

        (IMethodSymbol Method, RuleSignature Signature)[] tried = [.. candidates.Select(c => (c, RuleSignature.Of(rule, c)))];
        if (tried.FirstOrDefault(t => t.Signature.Problem is null) is { Method: { } target, Signature: { } signature })
        {
            return Together(rule, target, signature, DerivativeRules.Of(compilation)) is { } problem ? [problem] : [];
        }

        var (nearest, reason) = tried.OrderByDescending(t => t.Signature.RepeatsParameters).Select(t => (t.Method, t.Signature.Problem!)).First();
        return [Wrong(rule, nearest, reason)];
    }

    private static DeclarationProblem Wrong(RuleDeclaration rule, IMethodSymbol target, string reason)
    {
        string instead = RuleSignature.Unsupported(target) is not null
            ? "Let the rule belong to a method that calls this one and has no such parameters or results"
            : $"Write it as '{RuleSkeleton.SignatureOf(target, rule.Kind)}'";
        return DeclarationProblem.At(SignatureCheck.NameOf(rule.Method), DiagnosticIds.RuleSignature, rule.Method.Name, SymbolText.Display(target), reason, instead);
    }

    /// <summary>How it gets on with the other rules of the same method.</summary>
    private static DeclarationProblem? Together(RuleDeclaration rule, IMethodSymbol target, RuleSignature signature, DerivativeRules all)
    {
        var others = all.For(target).Where(o => !IsThe(o.Declaration)).ToList();
        bool IsThe(RuleDeclaration other) => SymbolEqualityComparer.Default.Equals(other.Method.OriginalDefinition, rule.Method.OriginalDefinition);
        DeclarationProblem Unused(string reason) => DeclarationProblem.At(SignatureCheck.NameOf(rule.Method), DiagnosticIds.UnusedRule, rule.Method.Name, reason);
        if (NonDifferentiable.Is(target)) return Unused($"'{target.Name}' is marked [NonDifferentiable]");

        RuleDeclaration first = all.For(target).First(o => o.Declaration.Kind == rule.Kind).Declaration;
        if (!IsThe(first)) return Unused($"'{first.Method.Name}' is a rule for the same method and direction");
        if (rule.Kind == RuleKindOf.Augmented) return others.Any(o => o.Signature.Saved is not null) ? null : Unused($"no rule of '{target.Name}' takes what it saves");
        if (signature.Saved is not { } saved) return null;
        bool isGiven = others.Any(o => o.Declaration.Kind == RuleKindOf.Augmented && SymbolEqualityComparer.Default.Equals(o.Signature.Saved, saved));
        return isGiven ? null : Wrong(rule, target, $"no [AugmentedPrimalOf] method of '{target.Name}' saves a '{SymbolText.Display(saved)}' for it");
    }
}
