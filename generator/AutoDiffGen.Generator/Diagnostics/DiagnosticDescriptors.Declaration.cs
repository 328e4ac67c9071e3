using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Create(
        DiagnosticIds.NotPartial,
        "Type of a differentiable method is not partial",
        DiagnosticCategories.Declaration,
        "The derivatives of '{1}' are generated into its type, and '{0}' is not partial. Declare '{0}' partial.");

    public static readonly DiagnosticDescriptor UnsupportedSignature = Create(
        DiagnosticIds.UnsupportedSignature,
        "Method of this kind cannot be differentiated",
        DiagnosticCategories.Declaration,
        "'{0}' cannot be differentiated because it {1}. {2}.");

    public static readonly DiagnosticDescriptor NothingActive = Create(
        DiagnosticIds.NothingActive,
        "Differentiable method has nothing to differentiate",
        DiagnosticCategories.Declaration,
        "'{0}' has nothing to differentiate: {1}. {2}.");

    public static readonly DiagnosticDescriptor RedundantConstant = Create(
        DiagnosticIds.RedundantConstant,
        "[Constant] on a parameter that is constant anyway",
        DiagnosticCategories.Declaration,
        "'{0}' is constant anyway, because '{1}' carries no derivative. Remove [Constant].",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NameTaken = Create(
        DiagnosticIds.NameTaken,
        "Name of a derivative is already taken",
        DiagnosticCategories.Declaration,
        "The derivative '{1}' of '{0}' cannot be generated because '{2}' already declares a member that it clashes with. Rename that member or '{0}'.");

    public static readonly DiagnosticDescriptor WantsOneResult = Create(
        DiagnosticIds.WantsOneResult,
        "Gradient, Hvp and Hessian want one floating-point result",
        DiagnosticCategories.Declaration,
        "{0} wants a method that returns one floating-point number, and '{1}' returns '{2}'. Return double or float, or ask for Vjp, Jvp or Jacobian.");

    public static readonly DiagnosticDescriptor LanguageVersion = Create(
        DiagnosticIds.LanguageVersion,
        "Language version is too old for generated code",
        DiagnosticCategories.Declaration,
        "The derivatives of '{0}' are written in C# {1}, and this project is compiled as C# {2}. Remove LangVersion from the project, or set it to {1} or later.");

    public static readonly DiagnosticDescriptor Contradiction = Create(
        DiagnosticIds.Contradiction,
        "Attributes contradict each other",
        DiagnosticCategories.Declaration,
        "'{0}' is marked both [Differentiable] and [NonDifferentiable]. Remove one of them.");

    public static readonly DiagnosticDescriptor Framework = Create(
        DiagnosticIds.Framework,
        "Target framework is too old for generated code",
        DiagnosticCategories.Declaration,
        "The derivatives of '{0}' use .NET {1}, and this project is compiled against an older framework, whose System.Runtime is of version {2}. Set TargetFramework to net{1} or later.");

    /// <summary>What the annotation and the method's signature are checked for.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Declaration { get; } =
        [NotPartial, UnsupportedSignature, NothingActive, RedundantConstant, NameTaken, WantsOneResult, LanguageVersion, Contradiction, Framework];
}
