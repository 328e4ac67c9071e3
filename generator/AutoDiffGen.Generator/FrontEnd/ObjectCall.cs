using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A call of which it is asked what it does with objects.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="Arguments">Its arguments, each with the number of its parameter.</param>
/// <param name="IsVirtual">Whether the class of the receiver decides which method runs.</param>
internal sealed record ObjectCall(IMethodSymbol Method, IOperation? Receiver, IReadOnlyList<(int Parameter, IOperation Value)> Arguments, bool IsVirtual)
{
    /// <summary>Null for what is no call, and for calls of delegates.</summary>
    public static ObjectCall? Of(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke } call => Of(CallSite.Of(call)),
        IObjectCreationOperation { Constructor: not null } creation => Of(CallSite.Of(creation)),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } property => Of(CallSite.Of(property, getter)),
        IBinaryOperation { IsLifted: false, OperatorMethod: { } method } binary => Of(CallSite.Of(method, binary.Syntax, binary.LeftOperand, binary.RightOperand)),
        IUnaryOperation { IsLifted: false, OperatorMethod: { } method } unary => Of(CallSite.Of(method, unary.Syntax, unary.Operand)),
        ICompoundAssignmentOperation { IsLifted: false, OperatorMethod: { } method } compound => Of(CallSite.Of(method, compound.Syntax, compound.Target, compound.Value)),
        _ => null,
    };

    public static ObjectCall Of(CallSite site) => new(site.Method, site.Method.MethodKind == MethodKind.Constructor ? null : site.Receiver, site.Arguments, site.IsVirtual);
}
