using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Copies expressions that are not understood, with a note of why no derivative goes through them.</summary>
internal sealed class OpaqueLowering(FunctionScope scope)
{
    private readonly ObstacleFinder obstacles = new(scope);

    public ObstacleFinder Obstacles => obstacles;

    /// <summary>The expression as text, or, when it changes variables, as a statement that keeps its value in a temporary.</summary>
    public Expr Expression(IOperation operation, Obstacle? obstacle = null)
    {
        IrType type = scope.Session.TypeOf(operation.Type);
        DeclareOut(operation);
        StructCopies copies = StructCopies.Of(scope, operation);
        CopiedText text = Print(operation, copies);
        HashSet<Local> written = WrittenLocals(operation, copies);
        if (written.Count > 0)
        {
            Read value = ViaStatement(operation, text, type, written, obstacle);
            copies.PutBack(obstacles, operation.Syntax);
            return value;
        }

        Opaque result = text.ToExpr(type);
        return result with
        {
            Origin = scope.Session.Origins.Add(operation.Syntax),
            IsPure = Purity.IsPure(operation, scope),
            NeverThrows = Purity.NeverThrows(operation, scope),
            IsConstant = NonDifferentiable.Is(operation),
            HasLastingEffect = LastingEffects.In(operation, scope),
            Obstacle = obstacles.Copying(text) ?? obstacle ?? obstacles.Of(operation, text.Gaps, []),
            Sharing = SharedMemory.In(operation, scope),
        };
    }

    /// <summary>An expression that stands as a statement: its value is not used.</summary>
    public void Statement(IOperation operation, Obstacle? obstacle = null)
    {
        DeclareOut(operation);
        StructCopies copies = StructCopies.Of(scope, operation);
        CopiedText text = Print(operation, copies);
        HashSet<Local> written = WrittenLocals(operation, copies);
        Obstacle? found = obstacles.Copying(text) ?? obstacle ?? obstacles.Of(operation, text.Gaps, written);
        bool lasts = LastingEffects.In(operation, scope);
        Sharing? sharing = SharedMemory.In(operation, scope);
        if (written.Count > 0) scope.Emit(text.Wrap("", ";").ToStatement(written) with { IsConstant = NonDifferentiable.Is(operation), Obstacle = found, HasLastingEffect = lasts, Sharing = sharing });
        else scope.Emit(new Effect(text.ToExpr(operation is IInvocationOperation ? scope.Session.TypeOf(operation.Type) : IrType.Void) with { IsConstant = NonDifferentiable.Is(operation), Obstacle = found, HasLastingEffect = lasts, Sharing = sharing }));
        copies.PutBack(obstacles, operation.Syntax);
    }

    /// <summary>An assignment whose target is neither a variable nor a cell.</summary>
    public Expr Write(IOperation assignment, IOperation target, bool used)
    {
        Obstacle? obstacle = obstacles.OfWrite(assignment, target);
        if (used) return Expression(assignment, obstacle);
        Statement(assignment, obstacle);
        return new Literal("default", TypeFacts.Object);
    }

    public Opaque Text(SyntaxNode syntax, IrType type)
    {
        CopiedText text = VerbatimPrinter.Print(syntax, scope, StructCopies.Of(scope, null));
        return text.ToExpr(type) with { Obstacle = obstacles.Copying(text) };
    }

    /// <summary>A variable that some copied text declared.</summary>
    public Opaque Unknown(IOperation operation, ISymbol symbol) =>
        Text(operation.Syntax, scope.Session.TypeOf(operation.Type)) with
        {
            Obstacle = obstacles.Make("ADG0110", symbol.Name, operation.Syntax) with { Why = PatternOf(symbol) ?? Explanations.DeclaredInCopy, Always = true },
        };

    /// <summary>What is to be said of the pattern that declares a variable.</summary>
    private Explanation? PatternOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(scope.Session.Cancellation).AncestorsAndSelf().OfType<IsPatternExpressionSyntax>().FirstOrDefault() is { } test
            && scope.Session.Model(test.SyntaxTree).GetOperation(test, scope.Session.Cancellation) is { } operation ? Explanations.OfPattern(operation) : null;

    private Read ViaStatement(IOperation operation, CopiedText text, IrType type, HashSet<Local> written, Obstacle? obstacle)
    {
        Local result = scope.Temporary(type);
        scope.Emit(new Define(result, null));
        written.Add(result);
        Obstacle? found = obstacles.Copying(text) ?? obstacle ?? obstacles.Of(operation, text.Gaps, written);
        scope.Emit(text.AssignedTo(result).Wrap("", ";").ToStatement(written) with { IsConstant = NonDifferentiable.Is(operation), Obstacle = found, HasLastingEffect = LastingEffects.In(operation, scope), Sharing = SharedMemory.In(operation, scope) });
        return new Read(result);
    }

    /// <summary>Variables that <c>out var</c> or <c>var (a, b)</c> declares inside are declared outside the copied text.</summary>
    private void DeclareOut(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (part is not (IDeclarationExpressionOperation or IDeconstructionAssignmentOperation) || IsInFunction(part, operation)) continue;
            foreach (ILocalSymbol local in Declared(part).Where(l => scope.Find(l) is null)) scope.Emit(new Define(scope.Declare(local, local.Type), null));
        }
    }

    private IEnumerable<ILocalSymbol> Declared(IOperation part) => part switch
    {
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation single, Parent: IArgumentOperation } => [single.Local],
        IDeconstructionAssignmentOperation { Target: var targets } when targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>().All(r => scope.Session.Layouts.Of(r.Type) is null) =>
            targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(static r => r.IsDeclaration).Select(static r => r.Local),
        _ => [],
    };

    private static bool IsInFunction(IOperation part, IOperation outermost)
    {
        for (IOperation? at = part; at is not null && at != outermost; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation) return true;
        }

        return outermost is IAnonymousFunctionOperation;
    }

    private HashSet<Local> WrittenLocals(IOperation operation, StructCopies copies)
    {
        HashSet<Local> written = scope.FindAll(LocalUsage.Written(operation));
        written.UnionWith(copies.Written);
        return written;
    }

    private CopiedText Print(IOperation operation, StructCopies copies)
    {
        CopiedText text = VerbatimPrinter.Print(operation.Syntax, scope, copies);
        if (scope.This is not null && LocalUsage.WritesThis(operation) && text.Problem is null) text = text with { Problem = new CopyProblem("ADG0110", SourceLine.Brief(operation.Syntax), operation.Syntax) };
        if (operation is IConversionOperation { IsImplicit: true, Type: { } type, Operand.Type: not null } && operation.Syntax is ExpressionSyntax and not CastExpressionSyntax)
        {
            text = text.Wrap($"({SymbolText.OfPlain(type)})(", ")");
        }

        return IsChecked(operation.Syntax) is { } keyword ? text.Wrap(keyword + "(", ")") : text;
    }

    private static string? IsChecked(SyntaxNode node)
    {
        if (node is not ExpressionSyntax || !node.DescendantNodesAndSelf().Any(static n => n is BinaryExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax)) return null;
        for (SyntaxNode? at = node.Parent; at is not null and not MemberDeclarationSyntax; at = at.Parent)
        {
            if (at is CheckedExpressionSyntax checkedExpression) return checkedExpression.Keyword.Text;
            if (at is CheckedStatementSyntax checkedStatement) return checkedStatement.Keyword.Text;
        }

        return null;
    }
}
