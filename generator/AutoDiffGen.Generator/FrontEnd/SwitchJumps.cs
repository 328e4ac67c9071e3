using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Where <c>goto case</c> and <c>goto default</c> lead.</summary>
internal static class SwitchJumps
{
    public static ImmutableArray<IOperation> BodyOf(ISwitchCaseOperation section) =>
        section.Body.Length == 1 && section.Body[0] is IBlockOperation block ? block.Operations : section.Body;

    /// <summary>The section that another one ends in a jump to; null where it ends otherwise.</summary>
    public static ISwitchCaseOperation? Next(ISwitchCaseOperation section)
    {
        ImmutableArray<IOperation> body = BodyOf(section);
        return body.Length > 0 && section.Parent is ISwitchOperation choice && body[body.Length - 1] is IBranchOperation jump && IsToSection(jump) ? Target(jump, choice) : null;
    }

    /// <summary>Whether it is <c>goto case</c> or <c>goto default</c>.</summary>
    public static bool IsToSection(IBranchOperation jump) => jump.Syntax is GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 };

    /// <summary>Whether all jumps in it stand at the end of their sections, lead to other sections, and never back.</summary>
    public static bool AreKnown(ISwitchOperation choice)
    {
        foreach (IBranchOperation jump in choice.Descendants().OfType<IBranchOperation>().Where(IsToSection))
        {
            if (Home(jump) is not { } home) return false;
            if (home == choice && !choice.Cases.Any(c => BodyOf(c).LastOrDefault() == jump)) return false;
        }

        return choice.Cases.All(c => Length(c, choice.Cases.Length) <= choice.Cases.Length);
    }

    /// <summary>How many sections run one after the other; more than there are when they run in a circle.</summary>
    private static int Length(ISwitchCaseOperation section, int most) =>
        most >= 0 && Next(section) is { } next ? 1 + Length(next, most - 1) : most < 0 ? int.MaxValue / 2 : 1;

    private static ISwitchOperation? Home(IBranchOperation jump)
    {
        for (IOperation? at = jump.Parent; at is not null; at = at.Parent)
        {
            if (at is ISwitchOperation choice && Target(jump, choice) is not null) return choice;
        }

        return null;
    }

    private static ISwitchCaseOperation? Target(IBranchOperation jump, ISwitchOperation choice) =>
        choice.Cases.FirstOrDefault(c => c.Clauses.Any(l => SymbolEqualityComparer.Default.Equals(l.Label, jump.Target)));
}
