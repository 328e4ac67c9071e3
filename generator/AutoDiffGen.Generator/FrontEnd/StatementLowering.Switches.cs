using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>The switches that have become loops: the flags for those who want to go on with the loop around.</summary>
    private readonly Dictionary<ISwitchOperation, Local> once = [];

    /// <summary>A switch whose sections end in their own <c>break</c> is a chain of choices.</summary>
    private void Switch(ISwitchOperation choice)
    {
        if (!PatternLowering.CanSwitch(choice, scope.Session) || !SwitchJumps.AreKnown(choice))
        {
            Copy(choice);
            return;
        }

        if (SwitchJumps.IsLeftByJump(choice) || choice.Cases.Any(section => BreaksInside(section, choice))) Once(choice);
        else expressions.Patterns.Switch(choice, Section);
    }

    /// <summary>A switch that is left in the middle of a section is a loop that runs once. <c>continue</c> leaves it too, and what is around it after that.</summary>
    private void Once(ISwitchOperation choice)
    {
        bool continues = choice.Descendants().Any(d => d is IBranchOperation { BranchKind: BranchKind.Continue } branch && Leaves(branch, choice));
        if (continues)
        {
            Local skips = once[choice] = scope.Temporary(IrType.Bool, "skips");
            scope.Emit(new Define(skips, Expr.False));
        }

        Block body = scope.Nested(() => expressions.Patterns.Switch(choice, Section));
        scope.Emit(new Loop(new Literal("false", IrType.Bool), body) { TestsLast = true });
        if (continues) scope.Emit(new If(new Read(once[choice]), scope.Nested(() => Continue(choice.Parent)), Block.Empty));
    }

    /// <summary>Goes on with the next iteration, from inside switches that are themselves loops.</summary>
    private void Continue(IOperation? from)
    {
        for (; from is not (null or ILoopOperation); from = from.Parent)
        {
            if (from is not ISwitchOperation choice || !once.TryGetValue(choice, out Local? skips)) continue;
            scope.Emit(new Assign(skips, Expr.True));
            scope.Emit(new Break());
            return;
        }

        scope.Emit(from is not null && walks.TryGetValue(from, out var labels) ? new Break(labels.Continue) : new Continue());
    }

    private void Section(ISwitchCaseOperation section)
    {
        ImmutableArray<IOperation> body = SwitchJumps.BodyOf(section);
        bool endsInJump = body.Length > 0 && body[body.Length - 1] is IBranchOperation jump && (jump.BranchKind == BranchKind.Break || SwitchJumps.IsToSection(jump));
        Statements([.. endsInJump ? body.Take(body.Length - 1) : body], 0);
        if (SwitchJumps.Next(section) is { } next) Section(next);
    }

    /// <summary>From the middle of a section: the other one runs in the place of the jump, and then the switch is left.</summary>
    private void Jump(ISwitchCaseOperation to)
    {
        Section(to);
        scope.Emit(new Break());
    }

    private static bool BreaksInside(ISwitchCaseOperation section, ISwitchOperation choice)
    {
        ImmutableArray<IOperation> body = SwitchJumps.BodyOf(section);
        IOperation? last = body.Length > 0 ? body[body.Length - 1] : null;
        return section.Descendants().Any(d => d is IBranchOperation { BranchKind: BranchKind.Break } branch && d != last && branch.GetCorrespondingOperation() == choice);
    }
}
