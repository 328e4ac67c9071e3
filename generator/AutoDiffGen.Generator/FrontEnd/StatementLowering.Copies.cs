using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{

    /// <summary>Copies a statement as it stands.</summary>
    private void Copy(IOperation statement)
    {
        bool isUnknown = statement is IInvalidOperation;
        Copy(statement, isUnknown ? "ADG0111" : statement is ILocalFunctionOperation ? "ADG0107" : "ADG0102", Keyword(statement), isUnknown || statement is IUsingDeclarationOperation, statement is ISwitchOperation ? Explanations.OfPattern(statement) : null);
    }

    private void Copy(IOperation statement, string id, string argument, bool always = false, Explanation? why = null)
    {
        StructCopies copies = StructCopies.Of(scope, statement);
        CopiedText text = VerbatimPrinter.Print(statement.Syntax, scope, copies);
        HashSet<Local> written = scope.FindAll(LocalUsage.Written(statement));
        written.UnionWith(copies.Written);

        ObstacleFinder finder = expressions.Opaque.Obstacles;
        Obstacle? obstacle = finder.Copying(text) ?? finder.Of(statement, text.Gaps, written);
        bool escapes = obstacle is { Always: true } || HasJumpOut(statement);
        if (obstacle is not { Always: true } && (obstacle is not null || always || escapes))
        {
            obstacle = finder.Make(id, argument, Culprit(statement)) with { Why = why, Escapes = EscapesFrom(statement), Always = always || escapes };
        }

        if (scope.This is not null && LocalUsage.WritesThis(statement)) obstacle = finder.Make(id, argument, Culprit(statement)) with { Why = why, Always = true };
        scope.Emit(text.ToStatement(written) with { Obstacle = obstacle, HasLastingEffect = LastingEffects.In(statement, scope), Sharing = SharedMemory.In(statement, scope) });
        copies.PutBack(finder, statement.Syntax);
    }

    /// <summary>Whether a derivative might go through a statement if it were copied.</summary>
    private bool TakesReals(IOperation statement)
    {
        bool takes = false;
        _ = scope.Nested(() =>
        {
            CopiedText text = VerbatimPrinter.Print(statement.Syntax, scope, StructCopies.Of(scope, statement));
            takes = expressions.Opaque.Obstacles.Of(statement, text.Gaps, scope.FindAll(LocalUsage.Written(statement))) is { Always: false };
        });
        return takes;
    }

    private static SyntaxNode Culprit(IOperation statement) => statement.Syntax;

    /// <summary>Whether it may leave values where the variables it writes do not show them.</summary>
    private static bool EscapesFrom(IOperation statement) => statement.Descendants().Any(static d =>
        d is IAssignmentOperation { Target: not (ILocalReferenceOperation or IParameterReferenceOperation) } or IAnonymousFunctionOperation
            or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
        || (d is IInvocationOperation call && (call.Instance is not null || call.Arguments.Any(static a => TypeFacts.LetsWrite(a.Parameter?.Type)))));

    private static bool HasJumpOut(IOperation statement)
    {
        if (statement is ILabeledOperation) return true;
        foreach (IOperation part in statement.DescendantsAndSelf())
        {
            bool leaves = part is IBranchOperation branch ? Leaves(branch, statement) : part is IReturnOperation { IsImplicit: false };
            if (leaves && !IsInFunction(part, statement)) return true;
        }

        return false;
    }

    private static bool Leaves(IBranchOperation branch, IOperation statement)
    {
        if (branch.BranchKind == BranchKind.GoTo) return true;
        for (IOperation? at = branch.GetCorrespondingOperation(); at is not null; at = at.Parent)
        {
            if (at == statement) return false;
        }

        return true;
    }

    private static bool IsInFunction(IOperation part, IOperation statement)
    {
        for (IOperation? at = part; at is not null; at = at == statement ? null : at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation) return true;
        }

        return false;
    }

    private static string Keyword(IOperation statement) => statement switch
    {
        ILabeledOperation labeled => labeled.Label?.Name ?? "label",
        IBranchOperation => "goto",
        ILocalFunctionOperation function => function.Symbol.Name,
        IInvalidOperation => SourceLine.Brief(statement.Syntax),
        _ => statement.Syntax switch
        {
            BlockSyntax => "block",
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => "using",
            StatementSyntax syntax => syntax.GetFirstToken().Text,
            _ => statement.Syntax.Kind().ToString(),
        },
    };
}
