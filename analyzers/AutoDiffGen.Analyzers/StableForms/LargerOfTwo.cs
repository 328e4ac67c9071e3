using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Analyzers.StableForms;

/// <summary>The two operands of which a value is the larger: of <c>Math.Max</c>, of <c>?:</c>, or of an <c>if</c> that sets a variable.</summary>
internal static class LargerOfTwo
{
    /// <summary>Null when the value is nothing of the kind.</summary>
    public static (IOperation First, IOperation Second)? Of(IOperation value) => Unstopped(value) switch
    {
        ILocalReferenceOperation variable => OfVariable(variable),
        IConditionalOperation { WhenFalse: { } other } choice => Chosen(choice.Condition, choice.WhenTrue, other),
        var plain => MathCall.Of(plain, "Max") is { } max ? (max.Argument(0), max.Argument(1)) : null,
    };

    private static IOperation Unstopped(IOperation operation) => MathCall.Plain(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "StopGradient", ContainingType: { Name: "Differentiation", ContainingNamespace.Name: "AutoDiffGen" } } } call => Unstopped(call.Arguments[0].Value),
        var plain => plain,
    };

    /// <summary>A variable that is set before it is used and never again, where nothing that its value depends on changes.</summary>
    private static (IOperation, IOperation)? OfVariable(ILocalReferenceOperation use)
    {
        IOperation body = use;
        while (body.Parent is { } parent) body = parent;
        if (body.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => Is(d.Symbol, use.Local)) is not { } declarator) return null;
        ISimpleAssignmentOperation[] settings = [.. body.Descendants().OfType<ISimpleAssignmentOperation>().Where(s => IsOf(s.Target, use.Local))];
        IOperation? initial = declarator.GetVariableInitializer()?.Value;
        var larger = settings.Length == 0 && initial is not null ? Of(initial) : OfSettings(settings, initial, declarator, use);
        if (larger is not var (first, second)) return null;
        HashSet<ISymbol> changed = LocalUsage.Written(body);
        bool isSetElsewhere = Changes(body, use.Local) > settings.Length;
        return isSetElsewhere || first.DescendantsAndSelf().Concat(second.DescendantsAndSelf()).Any(p => Variable(p) is { } v && changed.Contains(v)) ? null : larger;
    }

    private static (IOperation, IOperation)? OfSettings(ISimpleAssignmentOperation[] settings, IOperation? initial, IVariableDeclaratorOperation declarator, ILocalReferenceOperation use)
    {
        if (settings.Length is 0 or > 2) return null;
        ISimpleAssignmentOperation setting = settings[0];
        if (settings.Length == 1 && initial is null) return IsPlain(setting, declarator, use) ? Of(setting.Value) : null;
        if (ChoiceOf(setting) is not { } choice || !IsPlain(choice, declarator, use) || Only(choice.WhenTrue) != setting) return null;
        if (settings.Length == 2) return initial is null && Only(choice.WhenFalse) == settings[1] ? Chosen(choice.Condition, setting.Value, settings[1].Value) : null;
        if (initial is null || choice.WhenFalse is not null) return null;
        return Chosen(choice.Condition, setting.Value, initial) ?? ChosenOver(use.Local, choice.Condition, setting.Value, initial);
    }

    /// <summary>a, b, of <c>a &gt; b ? a : b</c> and its like.</summary>
    private static (IOperation, IOperation)? Chosen(IOperation condition, IOperation whenTrue, IOperation whenFalse)
    {
        if (MathCall.Plain(condition) is not IBinaryOperation { OperatorMethod: null } test) return null;
        (IOperation larger, IOperation smaller) = test.OperatorKind switch
        {
            BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => (test.LeftOperand, test.RightOperand),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => (test.RightOperand, test.LeftOperand),
            _ => (test, test),
        };
        return Operand.AreSame(larger, whenTrue) && Operand.AreSame(smaller, whenFalse) ? (whenTrue, whenFalse) : null;
    }

    /// <summary>a, b, of <c>m = b; if (a &gt; m) m = a;</c>.</summary>
    private static (IOperation, IOperation)? ChosenOver(ILocalSymbol variable, IOperation condition, IOperation value, IOperation initial) =>
        condition.Descendants().FirstOrDefault(p => IsOf(p, variable)) is { } current && Chosen(condition, value, current) is not null ? (value, initial) : null;

    /// <summary>The <c>if</c> that an assignment stands in.</summary>
    private static IConditionalOperation? ChoiceOf(ISimpleAssignmentOperation setting) => setting.Parent switch
    {
        { Parent: IConditionalOperation choice } => choice,
        { Parent: IBlockOperation { Parent: IConditionalOperation choice } } => choice,
        _ => null,
    };

    private static IOperation? Only(IOperation? branch) => branch switch
    {
        IBlockOperation { Operations.Length: 1 } block => Only(block.Operations[0]),
        IExpressionStatementOperation statement => statement.Operation,
        _ => null,
    };

    /// <summary>Whether it runs between the declaration and the use, whatever happens.</summary>
    private static bool IsPlain(IOperation setting, IVariableDeclaratorOperation declarator, IOperation use)
    {
        IOperation statement = setting.Parent is IExpressionStatementOperation around ? around : setting;
        return statement.Parent == BlockOf(declarator) && statement.Syntax.SpanStart < use.Syntax.SpanStart;
    }

    private static IOperation? BlockOf(IOperation? operation)
    {
        while (operation is not (null or IBlockOperation)) operation = operation.Parent;
        return operation;
    }

    /// <summary>How many places there are at which the variable changes.</summary>
    private static int Changes(IOperation body, ILocalSymbol variable) =>
        body.Descendants().Count(p => p is not (IBlockOperation or IVariableDeclaratorOperation) && p.ChildOperations.Any(c => IsOf(c, variable)) && IsChange(p, variable));

    private static bool IsChange(IOperation part, ILocalSymbol variable) => part switch
    {
        IAssignmentOperation assignment => IsOf(assignment.Target, variable),
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        _ => false,
    };

    private static bool IsOf(IOperation operation, ILocalSymbol variable) => operation is ILocalReferenceOperation reference && Is(reference.Local, variable);

    private static bool Is(ISymbol first, ISymbol second) => SymbolEqualityComparer.Default.Equals(first, second);

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
