using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>ADG0116 says what keeps a call from becoming a choice among classes.</summary>
public sealed class UndecidedCallTests
{
    [Theory]
    [InlineData("", "no class of this compilation implements it. Write a rule for it with [DerivativeOf].")]
    [InlineData("public sealed class A : IPart { public double At(double x) => x; } public struct B : IPart { public double At(double x) => x; }", "'B', which is one of them, is a struct.")]
    [InlineData("public sealed class A : IPart { public double At(double x) => x; } file sealed class B : IPart { public double At(double x) => x; }", "'B', which is one of them, is known to its own file only.")]
    [InlineData("public sealed class A<T> : IPart { public double At(double x) => x; }", "'A<T>', which is one of them, is generic.")]
    [InlineData("public static class Outer { private sealed class A : IPart { public double At(double x) => x; } }", "'Outer.A', which is one of them, is not accessible from generated code.")]
    [InlineData("public sealed class A : IPart { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] public extern double At(double x); }", "'A', which is one of them, has a body that cannot be followed.")]
    public async Task ReasonOfAnInterfaceCall_IsSaid(string types, string reason) =>
        await VerifyReason("public interface IPart { double At(double x); } " + types, "p.At(x)", "IPart p", reason);

    [Fact]
    public async Task MoreClassesThanAreToldApart_AreCounted() => await VerifyReason(
        "public interface IPart { double At(double x); } " + string.Concat(Enumerable.Range(0, 17).Select(i => $"public sealed class A{i} : IPart {{ public double At(double x) => {i} * x; }} ")),
        "p.At(x)", "IPart p", "17 classes of this compilation implement it, more than are told apart.");

    [Fact]
    public async Task ClassThatMayBeDerivedFrom_IsNamed() => await VerifyReason(
        "public class Spring { public virtual void Pull(ref double x) => x *= 2; }", "Pull(x)", "Spring p",
        "a class that derives from 'Spring' may override it. Mark 'Spring' sealed.", "static double Pull(double x) => x;", "p.Pull(ref x)");

    [Fact]
    public async Task CallThatChangesVariables_IsNotDividedAmongClasses() => await VerifyReason(
        "public interface IPart { void Pull(ref double x); } public sealed class A : IPart { public void Pull(ref double x) => x *= 2; } public sealed class B : IPart { public void Pull(ref double x) => x *= 3; }",
        "x", "IPart p", "classes are not told apart where variables of the caller change (ref, out). Call it on an object of a sealed class, or return what it computes.", "", "p.Pull(ref x)");

    private static async Task VerifyReason(string types, string result, string parameter, string reason, string more = "", string statement = "")
    {
        Diagnostic told = Assert.Single(await Verify.DiagnosticsAsync(
            "public static partial class M { [Differentiable] public static double F(double x, " + parameter + ") { " + statement + (statement.Length > 0 ? "; " : "") + "return " + (statement.Length > 0 ? "x" : result) + "; } " + more + " } " + types));
        Assert.Equal("ADG0116", told.Id);
        Assert.Contains(reason, told.GetMessage(), StringComparison.Ordinal);
    }
}
