using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>Everything that is reported. A message says what is wrong, why, and what to write instead.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>All of them, ordered by identifier.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => [.. Declaration, .. Differentiability, .. Rules, .. Smoothness, Cost, InternalError];

    public static DiagnosticDescriptor Get(string id) => Lookup.ById[id];

    // What stops generation must be seen: an error can neither be suppressed nor given another severity.
    private static DiagnosticDescriptor Create(
        string id, string title, string category, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error, bool isOn = true) =>
        new(id, title, message, category, severity, isEnabledByDefault: isOn, helpLinkUri: HelpLinks.Of(id),
            customTags: severity == DiagnosticSeverity.Error ? [WellKnownDiagnosticTags.NotConfigurable] : []);

    /// <summary>About the body of a method, which may be that of a callee: what follows the last gap says by which call it was reached.</summary>
    private static DiagnosticDescriptor CreateInBody(
        string id, string title, string category, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error)
    {
        int gaps = 0;
        while (message.Contains("{" + gaps + "}")) gaps++;
        return Create(id, title, category, message + "{" + gaps + "}", severity);
    }

    /// <summary>The descriptors by identifier; made after all of them.</summary>
    private static class Lookup
    {
        public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(d => d.Id);
    }
}
