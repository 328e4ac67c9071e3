using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>
/// Blocks whose exceptions are caught. An exception is a value in a variable, and throwing it a jump to the end of the block,
/// where it is asked which handler it is for: the variables are what they were when it came, and the adjoint follows the path taken.
/// </content>
internal sealed partial class StatementLowering
{
    /// <summary>The exceptions of the handlers around, which <c>throw;</c> throws again.</summary>
    private readonly Stack<(Local Exception, ITypeSymbol Type)> handled = new();

    /// <summary>Whether it can stand in generated code as it is: nothing that carries a derivative goes in, and no jump out.</summary>
    private bool IsInactive(ITryOperation guarded)
    {
        if (guarded.Catches.IsEmpty || HasJumpOut(guarded) || (scope.This is not null && LocalUsage.WritesThis(guarded))) return false;
        StructCopies copies = StructCopies.Of(scope, guarded);
        CopiedText text = VerbatimPrinter.Print(guarded.Syntax, scope, copies);
        HashSet<Local> written = scope.FindAll(LocalUsage.Written(guarded));
        written.UnionWith(copies.Written);
        ObstacleFinder finder = expressions.Opaque.Obstacles;
        bool hasNumbers = text.Gaps.Concat(written).Any(static l => l.Type.IsReal);
        return !hasNumbers && finder.Copying(text) is null && finder.Of(guarded, text.Gaps, written) is not { Always: true };
    }

    /// <summary>
    /// Exceptions of the runtime's own that come from anywhere are not looked for; and a filter runs before the blocks in between are left.
    /// Of a generic method bound anew for the types of its call, C# does not tell which variables have values.
    /// </summary>
    private bool CanCatch(ITryOperation guarded) => scope.Session.Compilation.ContainsSyntaxTree(guarded.Syntax.SyntaxTree)
        && guarded.Catches.All(c => CaughtBy(c) is { TypeKind: TypeKind.Class } type && scope.Session.CanReach(type))
        && !guarded.Catches.Any(static c => c.ExceptionType is { Name: "NullReferenceException" or "InvalidCastException" or "ArrayTypeMismatchException", ContainingNamespace.Name: "System" })
        && !(guarded.Catches.Any(CatchesOverflow) && guarded.Body.Descendants().Any(IsChecked))
        && !(guarded.Catches.Any(static c => c.Filter is not null) && guarded.Body.Descendants().Any(static d => d is ITryOperation { Finally: not null } or ILockOperation or IUsingOperation or IUsingDeclarationOperation));

    private static bool CatchesOverflow(ICatchClauseOperation handler) =>
        handler.ExceptionType is { SpecialType: SpecialType.System_Object } or { Name: "Exception" or "SystemException" or "ArithmeticException" or "OverflowException", ContainingNamespace.Name: "System" };

    private static bool IsChecked(IOperation operation) => operation is IConversionOperation { IsChecked: true } or IBinaryOperation { IsChecked: true, Type.SpecialType: not (SpecialType.System_Double or SpecialType.System_Single) }
        or IUnaryOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true } or IIncrementOrDecrementOperation { IsChecked: true };

    private void TryCatch(ITryOperation guarded)
    {
        if (guarded.Catches.IsEmpty)
        {
            Statement(guarded.Body);
            return;
        }

        int label = scope.NewLabel();
        ImmutableArray<ITypeSymbol> caught = [.. guarded.Catches.Select(CaughtBy)];
        var frame = new TryFrame(scope.Frame, scope.Temporary(IrType.Exception, "thrown"), new Break(label), caught) { HasFilters = guarded.Catches.Any(static c => c.Filter is not null) };
        scope.Frame = frame;
        Block body = Nested(guarded.Body);
        scope.Frame = frame.Outer;
        if (!frame.IsUsed)
        {
            scope.EmitAll(body);
            return;
        }

        Assign(guarded);
        scope.Emit(new Define(frame.Thrown, new Literal("null", IrType.Exception)));
        scope.Emit(Once(label, body));
        Handlers(guarded.Catches, 0, frame, EndsWithin(guarded.Body));
    }

    /// <summary>Once the block is left in the middle, C# would not know that the variables have values.</summary>
    private void Assign(ITryOperation guarded)
    {
        HashSet<ISymbol> written = LocalUsage.Written(guarded.Body);
        if (scope.Session.Model(guarded.Syntax.SyntaxTree).AnalyzeDataFlow((StatementSyntax)guarded.Syntax) is not { Succeeded: true } flow) return;
        written.ExceptWith(flow.DefinitelyAssignedOnEntry);
        written.ExceptWith(flow.VariablesDeclared);
        Local[] unknown = [.. scope.FindAll(written), .. written.SelectMany(s => scope.FindStruct(s)?.Parts ?? [])];
        foreach (Local local in unknown) scope.Emit(new Assign(local, Expr.Default(local.Type)));
    }

    /// <summary>Whether control never gets to the end of the block.</summary>
    private bool EndsWithin(IOperation body) =>
        scope.Session.Model(body.Syntax.SyntaxTree).AnalyzeControlFlow((StatementSyntax)body.Syntax) is { Succeeded: true, EndPointIsReachable: false };

    private ITypeSymbol CaughtBy(ICatchClauseOperation handler) =>
        handler.ExceptionType is { SpecialType: not SpecialType.System_Object } type ? type : scope.Session.Compilation.GetTypeByMetadataName("System.Exception")!;

    /// <param name="handlers">All of them.</param>
    /// <param name="index">The first that is left.</param>
    /// <param name="frame">The block.</param>
    /// <param name="isSure">Whether there is an exception if control gets here.</param>
    private void Handlers(ImmutableArray<ICatchClauseOperation> handlers, int index, TryFrame frame, bool isSure)
    {
        if (index == handlers.Length)
        {
            Block pass = scope.Nested(() => scope.Raise(new Read(frame.Thrown), null, isExact: false));
            if (isSure) scope.EmitAll(pass);
            else if (frame.MayPass) scope.Emit(new If(FunctionScope.IsThrown(frame.Thrown), pass, Block.Empty));
            return;
        }

        ICatchClauseOperation handler = handlers[index];
        ITypeSymbol type = CaughtBy(handler);
        bool isLast = index == handlers.Length - 1 && handler.Filter is null && !frame.MayPass || type is { Name: "Exception", ContainingNamespace.Name: "System" };
        Expr test = isLast ? FunctionScope.IsThrown(frame.Thrown) : FunctionScope.Test(frame.Thrown, "is " + SymbolText.OfPlain(type));
        if (handler.Filter is { } filter)
        {
            Expr? passes = null;
            Block effects = scope.Nested(() =>
            {
                Name(handler, frame.Thrown, type);
                passes = expressions.Value(filter);
            });
            test = expressions.ShortCircuit(BinaryOperator.AndAlso, test, passes!, effects, declares: false);
        }

        Block then = scope.Nested(() =>
        {
            Name(handler, frame.Thrown, type);
            handled.Push((frame.Thrown, type));
            Statement(handler.Handler);
            handled.Pop();
        });
        bool takesRest = isLast && handler.Filter is null;
        if (takesRest && isSure)
        {
            scope.EmitAll(then);
            return;
        }

        scope.Emit(new If(test, then, takesRest ? Block.Empty : scope.Nested(() => Handlers(handlers, index + 1, frame, isSure))));
    }

    /// <summary>The handler's own variable for the exception, where it has one.</summary>
    private void Name(ICatchClauseOperation handler, Local thrown, ITypeSymbol type)
    {
        if (handler.ExceptionDeclarationOrExpression is not IVariableDeclaratorOperation { Symbol: var symbol }) return;
        Local local = scope.Declare(symbol, type);
        var cast = new Template(Helpers.EquatableArray.Of($"({SymbolText.OfPlain(type)})", "!"), Helpers.EquatableArray.Of(0));
        scope.Emit(new Define(local, new Opaque(cast, Helpers.EquatableArray.Of<Expr>(new Read(thrown)), local.Type) { IsPure = true, NeverThrows = true }));
    }
}
