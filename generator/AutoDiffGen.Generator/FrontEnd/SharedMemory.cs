using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells whether copied code may get at the cells of the method's array arguments by another way than the arguments.</summary>
internal static class SharedMemory
{
    public static Sharing? In(IOperation operation, FunctionScope scope)
    {
        LoweringSession session = scope.Session;
        if (!session.Outside.Matters || operation.ConstantValue.HasValue) return null;

        // Arrays that are found outside are compared with the arguments when the derivative runs.
        OutsideUse most = session.TypeOf(operation.Type).IsRealArray && IsPath(operation) ? OutsideUse.Reads : OutsideUse.None, start = most;
        IOperation culprit = operation;
        foreach (IOperation part in Parts(operation))
        {
            OutsideUse use = IsKnown(part, scope) ? OutsideUse.None : session.Outside.Of(part);
            if (use <= most) continue;
            (most, culprit) = (use, part);
        }

        if (most == start) return null;
        return new Sharing(new ObstacleFinder(scope).Make("ADG0114", SourceLine.Brief(culprit.Syntax), culprit.Syntax), most == OutsideUse.Unknown);
    }

    /// <summary>A part of an operation and what is in it; nothing of what the user says is constant.</summary>
    public static IEnumerable<IOperation> Parts(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (NonDifferentiable.Is(operation)) yield break;
        yield return operation;
        foreach (IOperation child in operation.ChildOperations)
        {
            foreach (IOperation part in Parts(child)) yield return part;
        }
    }

    /// <summary>Fields and the like, down to an object that is no array.</summary>
    private static bool IsPath(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } and (IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 }) => IsPath(instance),
        IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 0 } or IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsPath(conversion.Operand),
        _ => false,
    };

    private static bool IsKnown(IOperation part, FunctionScope scope) =>
        OutsideMemory.CalledDelegate(part) is { } called && DelegateTargets.Of(called, scope) is not null;
}
