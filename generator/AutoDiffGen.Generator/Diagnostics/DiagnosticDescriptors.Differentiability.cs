using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnknownCall = CreateInBody(
        DiagnosticIds.UnknownCall,
        "Called method has no derivative",
        DiagnosticCategories.Differentiability,
        "The derivative of '{0}' is not known: {1}. {2}.");

    public static readonly DiagnosticDescriptor UnsupportedStatement = CreateInBody(
        DiagnosticIds.UnsupportedStatement,
        "Statement cannot be differentiated",
        DiagnosticCategories.Differentiability,
        "The statement '{0}' cannot be differentiated: {1}. {2}.");

    public static readonly DiagnosticDescriptor UnsupportedType = CreateInBody(
        DiagnosticIds.UnsupportedType,
        "Type does not carry derivatives",
        DiagnosticCategories.Differentiability,
        "A derivative would have to be carried by the type '{0}', {1}. {2}.");

    public static readonly DiagnosticDescriptor DerivativeLost = CreateInBody(
        DiagnosticIds.DerivativeLost,
        "Derivative is lost on the way",
        DiagnosticCategories.Differentiability,
        "The derivative is lost in '{0}', because what the value becomes there has none. Compute in double or float all the way to the result.");

    public static readonly DiagnosticDescriptor FieldWritten = CreateInBody(
        DiagnosticIds.FieldWritten,
        "Active value is written to a field",
        DiagnosticCategories.Differentiability,
        "A value that carries a derivative is written to '{0}', which outlives the call, so that the derivative cannot follow it. Use a local variable, or return the value.");

    public static readonly DiagnosticDescriptor AmbiguousArray = CreateInBody(
        DiagnosticIds.AmbiguousArray,
        "Array may be one of several",
        DiagnosticCategories.Differentiability,
        "{0} {1}. {2}.");

    public static readonly DiagnosticDescriptor FunctionValue = CreateInBody(
        DiagnosticIds.FunctionValue,
        "Function value cannot be differentiated",
        DiagnosticCategories.Differentiability,
        "The function '{0}' cannot be followed: {1}. {2}.");

    public static readonly DiagnosticDescriptor Reference = CreateInBody(
        DiagnosticIds.Reference,
        "Derivative cannot pass through a reference",
        DiagnosticCategories.Differentiability,
        "'{0}' passes a value that carries a derivative by reference to where it cannot be followed: it is a cell beside its array, goes to a method without source, or lies behind a ref variable of which it is not known what it stands for. Pass it once, to a method with source, or pass it by value and return what is computed.");

    public static readonly DiagnosticDescriptor Inaccessible = CreateInBody(
        DiagnosticIds.Inaccessible,
        "Member is not accessible from generated code",
        DiagnosticCategories.Differentiability,
        "The derivative would have to use '{0}', which is not accessible from the type that it is generated into, and for which the runtime has no accessor. Make it internal, or move the method that uses it there.");

    public static readonly DiagnosticDescriptor UnsupportedExpression = CreateInBody(
        DiagnosticIds.UnsupportedExpression,
        "Expression cannot be differentiated",
        DiagnosticCategories.Differentiability,
        "The expression '{0}' cannot be differentiated: {1}. {2}.");

    public static readonly DiagnosticDescriptor GeneratedMember = CreateInBody(
        DiagnosticIds.GeneratedMember,
        "Generated member cannot be differentiated",
        DiagnosticCategories.Differentiability,
        "'{0}' is written by a generator, and generators do not see generated code. Ask for the derivative of higher order on the method itself (Hvp, Hessian), or write the member by hand.");

    public static readonly DiagnosticDescriptor RepeatedEffect = CreateInBody(
        DiagnosticIds.RepeatedEffect,
        "Effect would be repeated",
        DiagnosticCategories.Differentiability,
        "'{0}' has an effect, which Jacobian and Hessian would repeat for every row or column. Move it out of the method, or ask for other derivatives.");

    public static readonly DiagnosticDescriptor ConstantOverwrites = CreateInBody(
        DiagnosticIds.ConstantOverwrites,
        "Array may be written by a [NonDifferentiable] method",
        DiagnosticCategories.Differentiability,
        "'{0}' carries derivatives and is handed to a [NonDifferentiable] method that may write to it, after which they would be wrong. Hand it over as ReadOnlySpan, or a copy of it.");

    public static readonly DiagnosticDescriptor HiddenMemory = CreateInBody(
        DiagnosticIds.HiddenMemory,
        "Copied code may reach an array argument",
        DiagnosticCategories.Differentiability,
        "'{0}' may read or write cells of an array argument without naming it, which the derivative would not see. Use the cells in the method itself; or, if it leaves the arguments alone, put it into a [NonDifferentiable] method.");

    public static readonly DiagnosticDescriptor NotRepeatable = CreateInBody(
        DiagnosticIds.NotRepeatable,
        "Loop cannot be run again",
        DiagnosticCategories.Differentiability,
        "[Checkpoint] runs iterations of this loop again, which is not possible: {0}. Take the attribute away, or put the loop into a method that only computes, for a number of steps that it is given.");

    public static readonly DiagnosticDescriptor UndecidedCall = CreateInBody(
        DiagnosticIds.UndecidedCall,
        "Called method depends on the class of the object",
        DiagnosticCategories.Differentiability,
        "What '{0}' runs depends on the class of the object, and {1}. {2}.");

    public static readonly DiagnosticDescriptor InternalError = CreateInBody(
        DiagnosticIds.InternalError,
        "Internal error",
        DiagnosticCategories.Internal,
        "'{0}' cannot be differentiated because of a mistake in AutoDiffGen itself ({1}). Please report it with the method; a simpler way to write the method may avoid it.");

    /// <summary>What a derivative cannot pass through.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Differentiability { get; } =
    [
        UnknownCall, UnsupportedStatement, UnsupportedType, DerivativeLost, FieldWritten, AmbiguousArray,
        FunctionValue, Reference, Inaccessible, UnsupportedExpression, GeneratedMember, RepeatedEffect, ConstantOverwrites, HiddenMemory, NotRepeatable,
        UndecidedCall,
    ];
}
