using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>
/// Runs methods on hyper-dual numbers by walking their operation trees. It shares nothing with the generator: neither its
/// front end nor its rules.
/// </summary>
internal sealed partial class Interpreter(Compilation compilation)
{
    private const int MostSteps = 200_000;

    private readonly Dictionary<ISymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private Frame frame = new(null, null);
    private ILabelSymbol? label;
    private int steps;

    /// <summary>Where control goes after a statement.</summary>
    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,

        /// <summary>To <see cref="label"/>.</summary>
        Jump,
    }

    private Value Returned { get; set; }

    /// <summary>Runs a method from the start.</summary>
    public Value Run(IMethodSymbol method, IEnumerable<Value> arguments)
    {
        steps = 0;
        return Call(method, [.. arguments.Select(a => new Variable(a))], new Frame(null, null));
    }

    private Value Call(IMethodSymbol method, IReadOnlyList<Location> arguments, Frame called)
    {
        Frame caller = frame;
        for (int i = 0; i < arguments.Count; i++) called[method.OriginalDefinition.Parameters[i]] = arguments[i];
        IOperation? body = BodyOf(method.OriginalDefinition);
        frame = called;
        Returned = default;
        if (body is not null) Run(body);
        frame = caller;
        return Returned;
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        if (bodies.TryGetValue(method, out IOperation? known)) return known;
        SyntaxNode syntax = method.DeclaringSyntaxReferences.Single().GetSyntax();
        IOperation? operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
        return bodies[method] = operation switch
        {
            IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            IAnonymousFunctionOperation lambda => lambda.Body,
            _ => operation,
        };
    }

    private Flow Run(IOperation statement)
    {
        if (++steps > MostSteps) throw new TimeoutException("The program runs too long.");
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations);
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(d => d.Declarators)) Declare(variable);
                return Flow.Next;
            case ILocalFunctionOperation:
                return Flow.Next;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                return Flow.Next;
            case IConditionalOperation choice:
                if (Evaluate(choice.Condition).IsTrue) return Run(choice.WhenTrue);
                return choice.WhenFalse is { } otherwise ? Run(otherwise) : Flow.Next;
            case IForLoopOperation loop:
                RunAll(loop.Before);
                return Repeat(() => loop.Condition is null || Evaluate(loop.Condition).IsTrue, loop.Body, () => RunAll(loop.AtLoopBottom));
            case IWhileLoopOperation { ConditionIsTop: true } loop:
                return Repeat(() => Evaluate(loop.Condition!).IsTrue, loop.Body, () => { });
            case IWhileLoopOperation loop:
                bool again = true;
                return Repeat(() => again, loop.Body, () => again = Evaluate(loop.Condition!).IsTrue);
            case IForEachLoopOperation loop:
                return RunForEach(loop);
            case ILabeledOperation labelled:
                return labelled.Operation is { } operation ? Run(operation) : Flow.Next;
            case IBranchOperation { BranchKind: BranchKind.GoTo } jump:
                label = jump.Target;
                return Flow.Jump;
            case IEmptyOperation:
                return Flow.Next;
            case ITryOperation guarded:
                return Run(guarded);
            case IThrowOperation:
                throw new ThrownException();
            case IBranchOperation branch:
                return branch.BranchKind == BranchKind.Break ? Flow.Break : Flow.Continue;
            case IReturnOperation exit:
                Returned = exit.ReturnedValue is { } value ? Evaluate(value) : default;
                return Flow.Return;
            case ISwitchOperation choice:
                return RunSwitch(choice);
            default:
                throw new NotSupportedException($"The oracle does not know the statement '{statement.Syntax}' ({statement.Kind}).");
        }
    }

    private Flow RunAll(IEnumerable<IOperation> statements)
    {
        IOperation[] all = [.. statements];
        for (int i = 0; i < all.Length; i++)
        {
            Flow flow = Run(all[i]);
            if (flow == Flow.Next) continue;
            int target = flow == Flow.Jump ? Array.FindIndex(all, s => s is ILabeledOperation l && SymbolEqualityComparer.Default.Equals(l.Label, label)) : -1;
            if (target < 0) return flow;
            i = target - 1;
        }

        return Flow.Next;
    }

    /// <summary>Programs throw but one kind of exception, and catch it.</summary>
    private Flow Run(ITryOperation guarded)
    {
        Frame current = frame;
        try
        {
            return Run(guarded.Body);
        }
        catch (ThrownException)
        {
            frame = current;
            return Run(guarded.Catches.Single().Handler);
        }
    }

    /// <summary>The exception that programs throw.</summary>
    private sealed class ThrownException : Exception;

    private void Declare(IVariableDeclaratorOperation variable)
    {
        IOperation? initial = variable.GetVariableInitializer()?.Value;
        frame[variable.Symbol] = variable.Symbol.IsRef ? Place(initial!) : new Variable(initial is null ? default : Evaluate(initial));
    }

    private Flow Repeat(Func<bool> condition, IOperation body, Action bottom)
    {
        while (condition())
        {
            Flow flow = Run(body);
            if (flow == Flow.Break) break;
            if (flow is Flow.Return or Flow.Jump) return flow;
            bottom();
        }

        return Flow.Next;
    }

    private Flow RunForEach(IForEachLoopOperation loop)
    {
        View cells = Evaluate(loop.Collection).Cells;
        if (loop.Collection is IConversionOperation { Operand.Type: IArrayTypeSymbol { Rank: 2 } } || loop.Collection.Type is IArrayTypeSymbol { Rank: 2 }) cells = cells.OfMatrix;
        ILocalSymbol variable = ((IVariableDeclaratorOperation)loop.LoopControlVariable).Symbol;
        int i = 0;
        return Repeat(
            () =>
            {
                if (i == cells.Count) return false;
                frame[variable] = variable.IsRef ? new Cell(cells, i) : new Variable(cells[i]);
                i++;
                return true;
            },
            loop.Body,
            () => { });
    }

    private Flow RunSwitch(ISwitchOperation choice)
    {
        Value value = Evaluate(choice.Value);
        ISwitchCaseOperation? taken =
            choice.Cases.FirstOrDefault(c => c.Clauses.Any(l => l is not IDefaultCaseClauseOperation && Matches(l, value)))
            ?? choice.Cases.FirstOrDefault(c => c.Clauses.OfType<IDefaultCaseClauseOperation>().Any());
        Flow flow = taken is null ? Flow.Next : RunAll(taken.Body);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private bool Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Evaluate(single.Value).Integer == value.Integer,
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value) && (pattern.Guard is not { } guard || Evaluate(guard).IsTrue),
        _ => throw new NotSupportedException($"The oracle does not know the case '{clause.Syntax}'."),
    };
}
