using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor StepFunction = CreateInBody(
        DiagnosticIds.StepFunction,
        "Step function stops the derivative",
        DiagnosticCategories.Smoothness,
        "'{0}' is a step function, whose derivative is 0, and nothing else carries the derivative with respect to {1} to the result. Use a smooth function in its place, or mark the parameter [Constant].",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Kink = CreateInBody(
        DiagnosticIds.Kink,
        "Kink on the way of a derivative",
        DiagnosticCategories.Smoothness,
        "'{0}' is not differentiable everywhere: {1}. Use a smooth function in its place where that matters.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor ZeroDerivative = CreateInBody(
        DiagnosticIds.ZeroDerivative,
        "Derivative is zero everywhere",
        DiagnosticCategories.Smoothness,
        "The derivative of '{0}' with respect to '{1}' is 0 everywhere: '{1}' only decides something, or what is computed from it does not change with it. Mark it [Constant], or compute the result from it.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor WithoutEffect = CreateInBody(
        DiagnosticIds.WithoutEffect,
        "Parameter has no effect on the result",
        DiagnosticCategories.Smoothness,
        "The result of '{0}' does not depend on '{1}', so the derivative with respect to it is always 0. Mark it [Constant], or remove it.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor EqualityOfActive = CreateInBody(
        DiagnosticIds.EqualityOfActive,
        "Values that carry derivatives are compared for equality",
        DiagnosticCategories.Smoothness,
        "'{0}' {1} at single points, and there the derivative is that of the branch taken, which need not be the derivative of the function. Write a formula that holds at the point too, or compare with < or >.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor InfiniteDerivative = CreateInBody(
        DiagnosticIds.InfiniteDerivative,
        "Derivative can be infinite",
        DiagnosticCategories.Smoothness,
        "The derivative of '{0}' is infinite where '{1}' is {2}, which can be reached. Keep away from it, for example by adding a small constant.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor UnstableForm = CreateInBody(
        DiagnosticIds.UnstableForm,
        "Formula is numerically unstable",
        DiagnosticCategories.Smoothness,
        "'{0}' {1}. Write '{2}'.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor BetterForm = CreateInBody(
        DiagnosticIds.BetterForm,
        "Formula has a better form",
        DiagnosticCategories.Smoothness,
        "'{0}' {1}. Write '{2}'.",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor Cost = Create(
        DiagnosticIds.Cost,
        "Cost of a gradient",
        DiagnosticCategories.Cost,
        "One call of '{0}' takes {1} operations on numbers, and of its gradient {2}. The gradient records {3} values in {4} bytes of tape.",
        DiagnosticSeverity.Info,
        isOn: false);

    /// <summary>What can be differentiated, but should be looked at.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Smoothness { get; } =
        [StepFunction, Kink, ZeroDerivative, WithoutEffect, EqualityOfActive, InfiniteDerivative, UnstableForm, BetterForm];
}
