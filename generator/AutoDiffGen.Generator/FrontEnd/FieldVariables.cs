using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Finds the fields that the annotated method uses as variables: each is written before it is read, and nothing else that
/// runs in between knows it, so that what it held before the call does not matter.
/// </summary>
internal static class FieldVariables
{
    /// <summary>By the first assignment to it, the field or property.</summary>
    public static IReadOnlyDictionary<IOperation, ISymbol> Of(LoweringSession session, IOperation? body)
    {
        var found = new Dictionary<IOperation, ISymbol>();
        if (body is null) return found;
        foreach (var mentions in body.Descendants().OfType<IMemberReferenceOperation>().Where(static m => TypeFacts.IsFloating(m.Type)).GroupBy<IMemberReferenceOperation, ISymbol>(static m => m.Member, SymbolEqualityComparer.Default))
        {
            IMemberReferenceOperation[] all = [.. mentions];
            if (!all.All(IsCandidate) || !all.Any(static m => IsWritten(m)) || !session.CanReach(mentions.Key!) || !all.All(IsFollowed)) continue;
            if (First(all) is { } first && session.Writes.IsKnownToEntryAlone(mentions.Key!)) found.Add(first, mentions.Key!);
        }

        return found;
    }

    /// <summary>A number in a field that is no part of something else: static, or of the object that the method is a member of.</summary>
    private static bool IsCandidate(IMemberReferenceOperation mention)
    {
        if (!TypeFacts.IsFloating(mention.Type) || mention.Instance is not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type.IsValueType: false })) return false;
        if (mention.Member.ContainingType is not { IsGenericType: false }) return false;
        return mention.Member is IFieldSymbol { IsConst: false, IsReadOnly: false, RefKind: RefKind.None, IsVolatile: false }
            || (mention.Member is IPropertySymbol { IsIndexer: false, SetMethod: not null, ReturnsByRef: false } property && IsPlain(property));
    }

    private static bool IsPlain(IPropertySymbol property) => !Implementations.MayBeOverridden(property.GetMethod ?? property.SetMethod!)
        && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property))
        && property.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list }
            && list.Accessors.All(static a => a.Body is null && a.ExpressionBody is null));

    private static bool IsWritten(IMemberReferenceOperation mention) => mention.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == mention,
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    /// <summary>Whether the mention reads or assigns the number, in code that is followed.</summary>
    private static bool IsFollowed(IMemberReferenceOperation mention)
    {
        if (mention.Parent is IArgumentOperation { Parameter.RefKind: not RefKind.None } or IConditionalOperation { IsRef: true } or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } }) return false;
        return mention.Parent is not (ISimpleAssignmentOperation { IsRef: true } or INameOfOperation or IAddressOfOperation) && Mentions.AreFollowed(mention);
    }

    /// <summary>The assignment that comes before all other mentions, whichever way control goes; null if there is none.</summary>
    private static ISimpleAssignmentOperation? First(IReadOnlyList<IMemberReferenceOperation> mentions) =>
        Mentions.First(mentions) is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } && mentions.Contains(assignment.Target)
            && mentions.Count(m => Mentions.IsWithin(m, assignment)) == 1 ? assignment : null;
}
