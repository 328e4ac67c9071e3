using System.Collections.Concurrent;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Analyses.Smoothness;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Analyzers;

/// <summary>Remembers the last verdict on each method: while a file is edited, all methods but one are as they were.</summary>
/// <remarks>It holds programs, neither symbols nor syntax.</remarks>
internal sealed class VerdictCache
{
    private readonly ConcurrentDictionary<string, Entry> last = new(StringComparer.Ordinal);

    /// <param name="lowered">The method.</param>
    /// <param name="wanted">The derivatives asked for.</param>
    /// <param name="hasStumbled">Whether the generator has left a stub that tells of a mistake of its own.</param>
    public Verdict On(LoweredMethod lowered, Derivatives wanted, bool hasStumbled)
    {
        string id = lowered.Program.Entry.Id;
        EquatableArray<int> outline = OutlineOf(lowered.Origins);
        if (last.TryGetValue(id, out Entry? entry) && entry.Wanted == wanted && entry.HasStumbled == hasStumbled && entry.Outline == outline && entry.Program == lowered.Program) return entry.Verdict;

        Verdict verdict = Judge(lowered.Program, wanted, hasStumbled);
        last[id] = new Entry(lowered.Program, outline, wanted, hasStumbled, verdict);
        return verdict;
    }

    private static Verdict Judge(Program program, Derivatives wanted, bool hasStumbled)
    {
        (ClosedForm form, EquatableArray<Obstacle> obstacles) = InternalError.Caught(program, p =>
        {
            ClosedForm form = ClosedForm.Of(p);
            return (form, hasStumbled ? DerivativeCompiler.Check(p, form, wanted) : DifferentiabilityCheck.Run(form, wanted));
        });
        return new Verdict(obstacles, obstacles.Count == 0 ? SmoothnessCheck.Run(form) : null);
    }

    /// <summary>Kinds and lengths of the nodes that origins stand for: equal programs may still come from nodes that are numbered differently.</summary>
    private static EquatableArray<int> OutlineOf(OriginMap origins)
    {
        var outline = new int[2 * origins.Count];
        for (int i = 0; i < origins.Count; i++) (outline[2 * i], outline[2 * i + 1]) = (origins[i].RawKind, origins[i].Span.Length);
        return outline.ToEquatableArray();
    }

    private sealed record Entry(Program Program, EquatableArray<int> Outline, Derivatives Wanted, bool HasStumbled, Verdict Verdict);
}
