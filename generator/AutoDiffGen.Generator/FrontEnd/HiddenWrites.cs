using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds what copied code writes where it outlives the call: by taking a tuple apart, by <c>??=</c>, behind <c>?.</c> or in a lambda.</summary>
internal static class HiddenWrites
{
    /// <summary>The first assignment of what may be a number, or hold one, and the place that it goes to.</summary>
    public static (IOperation Assignment, IOperation Place)? In(IOperation operation)
    {
        foreach (IAssignmentOperation assignment in operation.DescendantsAndSelf().OfType<IAssignmentOperation>())
        {
            foreach (IOperation place in Places(assignment.Target))
            {
                if (Outlives(place) && !TypeFacts.IsDiscrete(place.Type) && !TypeFacts.IsString(place.Type)) return (assignment, place);
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Places(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(Places) : [target];

    private static bool Outlives(IOperation place) => place switch
    {
        IMemberReferenceOperation { Instance: null } => true,
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => false,
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } holder } => Outlives(holder),
        IMemberReferenceOperation => true,
        IArrayElementReferenceOperation { ArrayReference: var array } => Outlives(array),
        _ => false,
    };
}
