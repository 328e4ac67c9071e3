using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>
/// Blocks that are left in an orderly way. They stay around the method's own statements; the adjoint, which has no effects
/// that others see, lies outside. What is in a <c>finally</c> is copied as a whole.
/// </content>
internal sealed partial class StatementLowering
{
    /// <summary>The statements of a block from one on. What follows a <c>using</c> declaration is in its block.</summary>
    private void Statements(IReadOnlyList<IOperation> statements, int start)
    {
        if (start == 0 && JumpRegions.Of(statements) is { } regions)
        {
            Labelled(regions);
            return;
        }

        for (int i = start; i < statements.Count; i++)
        {
            if (statements[i] is not IUsingDeclarationOperation { IsAsynchronous: false } use || !CanUse(use.DeclarationGroup))
            {
                Statement(statements[i]);
                continue;
            }

            Statement(use.DeclarationGroup);
            Within(use.DeclarationGroup, () => Statements(statements, i + 1));
            return;
        }
    }

    private void Try(ITryOperation guarded)
    {
        if (IsInactive(guarded) || !guarded.Catches.IsEmpty && !CanCatch(guarded))
        {
            Copy(guarded);
            return;
        }

        if (guarded.Finally is not { } last)
        {
            TryCatch(guarded);
            return;
        }

        if (!CanCopy(last, guarded))
        {
            if (LastingEffects.In(last, scope) || HasJumpOut(last)) Copy(guarded);
            else scope.Emit(Once(scope.NewLabel(), scope.Nested(() => TryCatch(guarded))) with { Iterator = Nested(last) });
            return;
        }

        Verbatim end = Copied(last).Wrap("finally ", "").ToStatement([]) with { Bracket = Bracket.Closes, HasLastingEffect = LastingEffects.In(last, scope), Sharing = SharedMemory.In(last, scope) };
        ObstacleFinder finder = expressions.Opaque.Obstacles;
        Obstacle? obstacle = finder.Of(last, end.Reads.OfType<Read>().Select(static r => r.Local), []);
        if (obstacle is { Always: false }) obstacle = finder.Make("ADG0102", "finally", last.Syntax) with { Escapes = EscapesFrom(last) };
        Within("try", null, end with { Obstacle = finder.Copying(Copied(last)) ?? obstacle }, () => TryCatch(guarded));
    }

    /// <summary>
    /// An exception may come at any time: the block that runs then must find its variables as they were at the beginning,
    /// and no other variables are changed by it.
    /// </summary>
    private bool CanCopy(IOperation last, ITryOperation guarded)
    {
        if (scope.FindAll(LocalUsage.Written(last)).Count > 0 || LocalUsage.Written(last).Any(s => scope.FindStruct(s) is not null) || scope.This is not null) return false;
        HashSet<ISymbol> changed = LocalUsage.Written(guarded.Body);
        foreach (ICatchClauseOperation handler in guarded.Catches) changed.UnionWith(LocalUsage.Written(handler));
        return !last.Descendants().Any(part => Variable(part) is { } variable && (changed.Contains(variable) || scope.FindStruct(variable) is not null || scope.FindAlias(variable) is not null || scope.FindTarget(variable) is not null
            || scope.Find(variable) is { Type.Shape: Shape.Growing }));

        static ISymbol? Variable(IOperation part) => (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;
    }

    private CopiedText Copied(IOperation block) => VerbatimPrinter.Print(block.Syntax, scope, StructCopies.Of(scope, null));

    private void Lock(ILockOperation locked)
    {
        Local gate = scope.Temporary(scope.Session.TypeOf(locked.LockedValue.Type), "gate");
        IOperation value = locked.LockedValue;
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        gate = gate with { Type = scope.Session.TypeOf(value.Type) };
        scope.Emit(new Define(gate, expressions.Value(value)));
        Within("lock", gate, End, () => Statement(locked.Body));
    }

    private void Using(IUsingOperation use)
    {
        if (use.IsAsynchronous || (use.Resources is IVariableDeclarationGroupOperation declared ? !CanUse(declared) : use.Resources.Type is not { IsReferenceType: true }))
        {
            Copy(use);
            return;
        }

        if (use.Resources is IVariableDeclarationGroupOperation group)
        {
            Statement(group);
            Within(group, () => Statement(use.Body));
            return;
        }

        Local resource = scope.Temporary(scope.Session.TypeOf(use.Resources.Type), "resource");
        scope.Emit(new Define(resource, expressions.Value(use.Resources)));
        Within("using", resource, End with { HasLastingEffect = true }, () => Statement(use.Body));
    }

    /// <summary>One object, which no one but the copied block disposes of.</summary>
    private static bool CanUse(IVariableDeclarationGroupOperation group) =>
        group.Declarations.Length == 1 && group.Declarations[0].Declarators.Length == 1 && group.Declarations[0].Declarators[0].Symbol.Type.IsReferenceType;

    private void Within(IVariableDeclarationGroupOperation group, Action body) =>
        Within("using", scope.Find(group.Declarations[0].Declarators[0].Symbol), End with { HasLastingEffect = true }, body);

    private static Verbatim End => new(new Template(EquatableArray.Of(""), EquatableArray<int>.Empty), EquatableArray<Expr>.Empty, EquatableArray<Cell>.Empty) { Bracket = Bracket.Closes };

    private void Within(string keyword, Local? about, Verbatim end, Action body)
    {
        Template head = about is null ? new Template(EquatableArray.Of(keyword), EquatableArray<int>.Empty) : new Template(EquatableArray.Of(keyword + " (", ")"), EquatableArray.Of(0));
        EquatableArray<Expr> reads = about is null ? EquatableArray<Expr>.Empty : EquatableArray.Of<Expr>(new Read(about));
        scope.Emit(new Verbatim(head, reads, EquatableArray<Cell>.Empty) { Bracket = Bracket.Opens });
        scope.EmitAll(scope.Nested(body));
        scope.Emit(end);
    }
}
