using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>What a driver adds to the call of a derivative: statements before and after, and the derivative arguments.</summary>
internal sealed record DriverCall(ImmutableArray<string> Before, ImmutableArray<string> Arguments, ImmutableArray<string> After)
{
    public static DriverCall None { get; } = new([], [], []);

    public DriverCall Then(DriverCall next) =>
        new([.. Before, .. next.Before], [.. Arguments, .. next.Arguments], [.. After, .. next.After]);
}

/// <summary>The signatures of the public contract, one method for each derivative.</summary>
internal static class DriverCalls
{
    public static DriverCall Write(Member member, CorpusCase @case) => member switch
    {
        Member.Gradient => Pass(Inputs(@case), "d", "b", _ => "out"),
        Member.Vjp => Seed(@case).Then(Pass(@case.Slots, "d", "c", s => s.RefKind == RefKind.Out ? "" : "ref")),
        Member.Jvp => Pass(@case.Slots, "d", "b", s => s.RefKind switch { RefKind.Out => "out", RefKind.Ref => "ref", _ => "" }).Then(Tangent(@case)),
        Member.Hvp => Pass(Inputs(@case), "v", "b", _ => "").Then(Pass(Inputs(@case), "h", "c", _ => "out")),
        Member.Jacobian => Buffer(@case, "jacobian", "b"),
        Member.Hessian => Buffer(@case, "gradient", "b").Then(Buffer(@case, "hessian", "c")),
        _ => DriverCall.None,
    };

    private static IEnumerable<Slot> Inputs(CorpusCase @case) => @case.Slots.Where(s => s.IsRead);

    private static DriverCall Pass(IEnumerable<Slot> slots, string prefix, string vector, Func<Slot, string> byReference) => new(
        [.. slots.Select(s => s.Declare(prefix, vector))],
        [.. slots.Select(s => s.Argument(prefix, byReference(s)))],
        [.. slots.Select(s => s.Store(prefix, vector))]);

    private static DriverCall Seed(CorpusCase @case) => @case.Method.ReturnsNumber
        ? new([], [$"({@case.Method.ResultElement})b[0]"], [])
        : DriverCall.None;

    private static DriverCall Tangent(CorpusCase @case) => @case.Method.ReturnsNumber
        ? new([], [$"out {@case.Method.ResultElement} tangent"], ["c[0] = (double)tangent;"])
        : DriverCall.None;

    private static DriverCall Buffer(CorpusCase @case, string name, string vector)
    {
        string[] elements = [@case.Method.ResultElement.TrimEnd('?'), .. @case.Slots.Select(s => s.Element)];
        var element = elements.Contains("double") ? "double" : elements.Contains("float") ? "float" : elements[^1];
        return new(
            [$"var {name} = Numbers.Vector<{element}>({vector}, 0, {vector}.Length);"], [name], [$"Numbers.Put({name}, {vector}, 0);"]);
    }
}
