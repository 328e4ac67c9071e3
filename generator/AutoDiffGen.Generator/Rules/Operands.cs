using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Rules;

/// <summary>What a rule is asked about: an operation's arguments, its result, and which arguments a derivative is wanted for.</summary>
internal sealed record Operands(EquatableArray<Expr> Arguments, Expr Result, EquatableArray<bool> Active)
{
    public Expr this[int index] => Arguments[index];

    public bool IsActive(int index) => Active[index];
}
