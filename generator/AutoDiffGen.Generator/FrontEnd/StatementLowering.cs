using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers statements; one that is not understood is copied whole.</summary>
internal sealed partial class StatementLowering
{
    private readonly FunctionScope scope;
    private readonly ExpressionLowering expressions;
    private readonly CallLowering calls;
    private int loopDepth;
    private bool hasCheckpoints;

    public StatementLowering(FunctionScope scope)
    {
        this.scope = scope;
        expressions = new ExpressionLowering(scope);
        calls = new CallLowering(scope, expressions, expressions.Opaque);
        scope.Iterate = Iterate;
    }

    private bool IsCheckpointed => SymbolIdentity.HasAttribute(scope.Method, "CheckpointAttribute");

    public void Body(IOperation body)
    {
        if (body is IMethodBodyOperation method) Statement(method.BlockBody ?? method.ExpressionBody!);
        else Statement(body);
        if (hasCheckpoints || !IsCheckpointed) return;
        Obstacle nothing = expressions.Opaque.Obstacles.Make("ADG0115", "the method has no loop", body.Syntax) with { Always = true };
        scope.Emit(End with { Bracket = Bracket.None, Obstacle = nothing });
    }

    private void Statement(IOperation statement)
    {
        scope.Session.Cancellation.ThrowIfCancellationRequested();
        SyntaxNode? outer = scope.From(statement.Syntax);
        Lower(statement);
        scope.From(outer);
    }

    private void Lower(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                Statements([.. WithFunctionsReachable(block)], 0);
                break;
            case ITryOperation guarded:
                Try(guarded);
                break;
            case ILockOperation locked:
                Lock(locked);
                break;
            case IUsingOperation use:
                Using(use);
                break;
            case IVariableDeclarationGroupOperation declarations:
                foreach (IVariableDeclarationOperation declaration in declarations.Declarations) Declaration(declaration);
                break;
            case IExpressionStatementOperation expression:
                WithSource(expression.Syntax, () => Effect(expression.Operation));
                break;
            case IReturnOperation { Kind: OperationKind.Return } exit:
                WithSource(exit.Syntax, () => Return(exit));
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } yield when iterators.Count > 0:
                WithSource(yield.Syntax, () => Yield(yield));
                break;
            case IConditionalOperation choice:
                If(choice);
                break;
            case IForLoopOperation loop:
                Repeated(loop, () => For(loop));
                break;
            case IWhileLoopOperation loop:
                Repeated(loop, () => While(loop));
                break;
            case IForEachLoopOperation loop:
                Repeated(loop, () => ForEach(loop));
                break;
            case ILocalFunctionOperation function:
                LocalFunction(function);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case IBranchOperation branch:
                Branch(branch);
                break;
            case IThrowOperation or IEmptyOperation:
                if (statement is IThrowOperation thrown) Throw(thrown);
                break;
            default:
                Copy(statement);
                break;
        }
    }

    private Block Nested(IOperation? statement) => scope.Nested(() =>
    {
        if (statement is not null) Statement(statement);
    });

    private void WithSource(SyntaxNode source, Action lower)
    {
        int mark = scope.Mark;
        lower();
        scope.AttachSource(mark, source);
    }

    private void Declaration(IVariableDeclarationOperation declaration)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            ILocalSymbol symbol = declarator.Symbol;
            if (symbol.IsConst) continue;
            if (symbol.RefKind != RefKind.None)
            {
                RefLocal(declarator);
                continue;
            }

            if (expressions.LayoutOf(symbol.Type) is { } layout)
            {
                Declaration(declarator, scope.Declare(symbol, layout));
                continue;
            }

            if (scope.Objects.Find(symbol) is { Layout: { } parts })
            {
                if (declarator.GetVariableInitializer()?.Value is { } named && expressions.Renamed(parts, named) is { } same) scope.Rename(symbol, same);
                else Declaration(declarator, scope.Declare(symbol, parts));
                continue;
            }

            if (IsKnownDelegate(declarator) || IsKnownSequence(declarator) || expressions.TryDeclareDictionary(declarator)) continue;
            Local local = scope.Declare(symbol, symbol.Type);
            IOperation? value = declarator.GetVariableInitializer()?.Value;
            if (local.Type.Shape == Shape.Growing) expressions.Declare(symbol, local, value!);
            else if (value is null) scope.Emit(new Define(local, null));
            else WithSource(SourceOf(declarator), () => expressions.Into(local, value, define: true));
        }
    }

    private void Declaration(IVariableDeclaratorOperation declarator, StructVariable variable)
    {
        if (declarator.GetVariableInitializer()?.Value is { } value) WithSource(SourceOf(declarator), () => expressions.Into(variable, value, define: true));
        else expressions.Declare(variable);
    }

    /// <summary><c>double a = 1, b = 2;</c> is two statements.</summary>
    private static SyntaxNode SourceOf(IVariableDeclaratorOperation declarator) =>
        declarator.Syntax is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } syntax
            ? declaration.Variables.Count == 1 ? declaration : declaration.WithVariables(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.SingletonSeparatedList(syntax))
            : declarator.Syntax;

    private void Effect(IOperation operation)
    {
        scope.From(operation.Syntax);
        switch (operation)
        {
            case IDeconstructionAssignmentOperation deconstruction:
                expressions.Deconstruction(deconstruction, used: false);
                break;
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation { Local: var moved } } move when scope.FindMoving(moved) is { } reference:
                expressions.References.Move(reference, move.Value);
                break;
            case ISimpleAssignmentOperation first when expressions.TryDeclareMember(first):
                break;
            case ICoalesceAssignmentOperation when expressions.Nullables.TryAssign(operation):
                break;
            case ICoalesceAssignmentOperation assignment when expressions.IsArrayOrElse(assignment):
                expressions.AssignWhereNull(assignment);
                break;
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                expressions.Assignment(operation, used: false);
                break;
            case IInvocationOperation call when calls.IsErased(call) || (ObjectFlow.IsNullGuard(call) && scope.ObjectOf(call.Arguments[0].Value) is not null):
                break;
            case IInvocationOperation call:
                CallStatement(call);
                break;
            case IThrowOperation thrown:
                Throw(thrown);
                break;
            default:
                expressions.Opaque.Statement(operation);
                break;
        }
    }

    private void CallStatement(IInvocationOperation call)
    {
        if (expressions.TryAppend(call) || TryParallel(call)) return;
        if (expressions.Arrays.TryStatement(call) || expressions.Tensors.TryStatement(call)) return;
        if (calls.HasCustomRule(call) || calls.IsRule(call)) scope.Emit(new Effect(calls.Invocation(call)));
        else if (!calls.CanFollow(calls.SiteOf(call))) expressions.Opaque.Statement(call);
        else if (calls.Follow(calls.SiteOf(call)).FirstOrDefault() is Call value) scope.Emit(new Effect(value));
    }

    /// <summary>A local function may be declared after the return that ends its block; it is put before it.</summary>
    private static IEnumerable<IOperation> WithFunctionsReachable(IBlockOperation block)
    {
        int end = 0;
        while (end < block.Operations.Length && block.Operations[end].Kind != OperationKind.Return) end++;
        IEnumerable<IOperation> functions = block.Operations.Skip(end).Where(o => o is ILocalFunctionOperation);
        return block.Operations.Take(end).Concat(functions).Concat(block.Operations.Skip(end).Where(o => o is not ILocalFunctionOperation));
    }

    private void Return(IReturnOperation exit)
    {
        if (exit.ReturnedValue is null)
        {
            if (!exit.IsImplicit) scope.Emit(new Return(null));
            return;
        }

        IOperation value = exit.ReturnedValue;
        if (value is IThrowOperation or IConversionOperation { Operand: IThrowOperation })
        {
            Throw(value as IThrowOperation ?? (IThrowOperation)((IConversionOperation)value).Operand);
            return;
        }

        scope.From(value.Syntax);
        if (scope.Returned is { } result)
        {
            expressions.Into(result, value, define: false);
            scope.Emit(new Return(null));
            return;
        }

        scope.Emit(new Return(expressions.Value(value)));
    }

    private void Throw(IThrowOperation thrown)
    {
        if (thrown.Exception is not null) expressions.Throw(thrown);
        else if (handled.Count > 0) scope.Raise(new Read(handled.Peek().Exception), handled.Peek().Type, isExact: false);
        else Copy(thrown);
    }

    private void If(IConditionalOperation choice)
    {
        Expr condition = expressions.Value(choice.Condition);
        scope.Emit(new If(condition, Nested(choice.WhenTrue), Nested(choice.WhenFalse)));
    }

    private void Branch(IBranchOperation branch)
    {
        if (branch.BranchKind == BranchKind.Break && TryJump(branch)) return;
        if (SwitchJumps.IsToSection(branch) && SwitchJumps.Target(branch) is { } section)
        {
            Jump(section);
            return;
        }

        switch (branch.BranchKind)
        {
            case BranchKind.Break:
                scope.Emit(new Break());
                break;
            case BranchKind.Continue:
                Continue(branch);
                break;
            default:
                if (jumps.TryGetValue(branch, out Stmt? jump)) scope.Emit(jump);
                else Copy(branch);
                break;
        }
    }
}
