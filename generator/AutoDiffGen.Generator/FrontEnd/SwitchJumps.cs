using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Where <c>goto case</c> and <c>goto default</c> lead.</summary>
internal static class SwitchJumps
{
    private const int TooMany = 200;

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

    /// <summary>Whether all jumps in it lead to other sections and never back, and none leaves a loop or another switch on its way.</summary>
    public static bool AreKnown(ISwitchOperation choice)
    {
        foreach (IBranchOperation jump in Jumps(choice))
        {
            if (Home(jump) is not { } home) return false;
            if (home == choice && !IsLast(jump, choice) && (Around(jump) != choice || choice.Descendants().Any(static d => d is IUsingDeclarationOperation))) return false;
        }

        var sizes = new Dictionary<ISwitchCaseOperation, int>();
        return choice.Cases.All(c => Size(c, choice, sizes) < TooMany);
    }

    /// <summary>Whether a jump to another section stands in the middle of one.</summary>
    public static bool IsLeftByJump(ISwitchOperation choice) => Jumps(choice).Any(j => Home(j) == choice && !IsLast(j, choice));

    /// <summary>The switch that a jump stands in, and the section that it leads to.</summary>
    public static ISwitchCaseOperation? Target(IBranchOperation jump) => Home(jump) is { } choice ? Target(jump, choice) : null;

    private static IEnumerable<IBranchOperation> Jumps(IOperation part) => part.Descendants().OfType<IBranchOperation>().Where(IsToSection);

    private static bool IsLast(IBranchOperation jump, ISwitchOperation choice) => choice.Cases.Any(c => BodyOf(c).LastOrDefault() == jump);

    /// <summary>The loop or the switch around a jump; blocks that are left in an orderly way count too.</summary>
    private static IOperation? Around(IBranchOperation jump)
    {
        IOperation? at = jump.Parent;
        while (at is not (null or ILoopOperation or ISwitchOperation or ITryOperation or IUsingOperation or ILockOperation)) at = at.Parent;
        return at;
    }

    /// <summary>How many sections are written for one, with those that it jumps to; too many when it comes back to itself.</summary>
    private static int Size(ISwitchCaseOperation section, ISwitchOperation choice, Dictionary<ISwitchCaseOperation, int> known)
    {
        if (known.TryGetValue(section, out int size)) return size;
        known[section] = TooMany;
        size = 1;
        foreach (IBranchOperation jump in Jumps(section))
        {
            if (Target(jump, choice) is { } next) size = Math.Min(TooMany, size + Size(next, choice, known));
        }

        return known[section] = size;
    }

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
