using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>What printing depends on beside the function that is printed.</summary>
internal sealed record EmitOptions
{
    /// <summary>Short type names that mean something else where the user's method stands.</summary>
    public EquatableArray<string> ShadowedNames { get; init; }

    /// <summary>Whether integer overflow throws where neither <c>checked</c> nor <c>unchecked</c> is written.</summary>
    public bool CheckedByDefault { get; init; }

    /// <summary>The methods that may be called, for their <see cref="Function.QualifiedName"/>.</summary>
    public EquatableArray<Function> Callees { get; init; }

    /// <summary>The functions that copied text may call.</summary>
    public EquatableArray<Accessor> Accessors { get; init; }

    public static EmitOptions For(LoweredRequest lowered) => For(lowered.Program) with
    {
        ShadowedNames = lowered.Request.ShadowedNames,
        CheckedByDefault = lowered.Request.CheckedByDefault,
    };

    /// <summary>Those of a program whose place in a compilation does not matter.</summary>
    public static EmitOptions For(Program program) => new()
    {
        Accessors = program.Accessors,
        Callees = new([.. program.Rules.Select(r => r.Primal), program.Entry, .. program.Callees]),
    };

    /// <summary>With callees that are called under names, and with parameters, of their own.</summary>
    public EmitOptions With(IEnumerable<Function> separate) => this with { Callees = separate.Where(static c => c.IsNameless).Concat(Callees).ToEquatableArray() };

    /// <summary>The method that a call is one of.</summary>
    public Function Callee(string id)
    {
        foreach (Function callee in Callees)
        {
            if (callee.Id == id) return callee;
        }

        throw new InvalidOperationException($"No method '{id}' among the callees.");
    }
}
