using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class PatternLowering
{
    public static bool CanSwitch(ISwitchExpressionOperation choice, LoweringSession session) => choice.Arms.All(arm => CanMatch(choice.Value, arm.Pattern, session));

    /// <summary>Tests one arm after the other; only the arm that matches is evaluated.</summary>
    /// <param name="choice">The expression.</param>
    /// <param name="take">Takes the value of the arm that matches.</param>
    public void Switch(ISwitchExpressionOperation choice, Action<IOperation> take)
    {
        PatternInput[] inputs = Inputs(choice.Value, choice.Arms.Any(static a => a.Guard is not null));
        Arm(choice, 0, inputs, take);
    }

    private void Arm(ISwitchExpressionOperation choice, int index, PatternInput[] inputs, Action<IOperation> take)
    {
        if (index == choice.Arms.Length)
        {
            scope.Emit(new Throw(NoMatch()));
            return;
        }

        ISwitchExpressionArmOperation arm = choice.Arms[index];
        bool isLast = index == choice.Arms.Length - 1 && choice.IsExhaustive;
        Expr test = Guarded(Match(inputs, arm.Pattern), arm.Guard);
        if (IsTrue(test) || (isLast && arm.Guard is null))
        {
            take(arm.Value);
            return;
        }

        Block then = scope.Nested(() => take(arm.Value));
        Block otherwise = scope.Nested(() => Arm(choice, index + 1, inputs, take));
        scope.Emit(new If(test, then, otherwise));
    }

    /// <summary>The test of a <c>when</c> clause follows the pattern's, if that succeeds.</summary>
    private Expr Guarded(Expr test, IOperation? guard)
    {
        if (guard is null) return test;
        if (IsTrue(test)) return expressions.Value(guard);
        Expr? more = null;
        Block effects = scope.Nested(() => more = expressions.Value(guard));
        return expressions.ShortCircuit(BinaryOperator.AndAlso, test, more!, effects);
    }

    private static Opaque NoMatch() => new(
        new Template(Helpers.EquatableArray.Of("new global::System.Runtime.CompilerServices.SwitchExpressionException()"), default),
        default,
        new IrType("global::System.Runtime.CompilerServices.SwitchExpressionException", Shape.Scalar));

    public static bool CanSwitch(ISwitchOperation choice, LoweringSession session)
    {
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                bool known = clause switch
                {
                    IDefaultCaseClauseOperation => true,
                    ISingleValueCaseClauseOperation single => IsObject(choice.Value.Type, session) ? single.Value.ConstantValue is { HasValue: true, Value: null } : IsSimple(choice.Value.Type, session) && IsKnown(single.Value, choice.Value.Type!),
                    IPatternCaseClauseOperation pattern => CanMatch(choice.Value, pattern.Pattern, session),
                    _ => false,
                };
                if (!known) return false;
            }
        }

        return true;
    }

    /// <summary>Runs the section whose label matches; <paramref name="body"/> lowers a section's statements.</summary>
    public void Switch(ISwitchOperation choice, Action<ISwitchCaseOperation> body)
    {
        PatternInput[] inputs = Inputs(choice.Value, choice.Cases.Any(static c => c.Clauses.Any(static l => l is IPatternCaseClauseOperation { Guard: not null })));
        List<ISwitchCaseOperation> sections = [.. choice.Cases.Where(static c => !IsDefault(c)), .. choice.Cases.Where(IsDefault)];
        Section(sections, 0, inputs, body);
    }

    private void Section(List<ISwitchCaseOperation> sections, int index, PatternInput[] inputs, Action<ISwitchCaseOperation> body)
    {
        if (index == sections.Count) return;
        ISwitchCaseOperation section = sections[index];
        if (IsDefault(section))
        {
            body(section);
            return;
        }

        Expr test = Labels(section, inputs);
        Block then = scope.Nested(() => body(section));
        Block otherwise = scope.Nested(() => Section(sections, index + 1, inputs, body));
        scope.Emit(new If(test, then, otherwise));
    }

    private Expr Labels(ISwitchCaseOperation section, PatternInput[] inputs)
    {
        Expr any = Label(section.Clauses[0], inputs);
        foreach (ICaseClauseOperation clause in section.Clauses.Skip(1))
        {
            Expr? next = null;
            Block effects = scope.Nested(() => next = Label(clause, inputs));
            any = expressions.ShortCircuit(BinaryOperator.OrElse, any, next!, effects);
        }

        return any;
    }

    private Expr Label(ICaseClauseOperation clause, PatternInput[] inputs) => clause switch
    {
        ISingleValueCaseClauseOperation { Value.ConstantValue.Value: null } when inputs[0].Flag is { } flag => Not(flag),
        ISingleValueCaseClauseOperation { Value.ConstantValue.Value: null } when inputs[0].Value is Read { Local: { Type.IsReal: false } value } => Test(value, "is null"),
        ISingleValueCaseClauseOperation single => inputs[0].Where(Equal(inputs[0].Value, expressions.Value(single.Value))),
        IPatternCaseClauseOperation pattern => Guarded(Match(inputs, pattern.Pattern), pattern.Guard),
        _ => True,
    };

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(static c => c is IDefaultCaseClauseOperation);
}
