using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Model;

/// <summary>The signature of a derivative.</summary>
/// <param name="Kind">Which derivative.</param>
/// <param name="Name">The name of the generated method.</param>
/// <param name="Own">The method's own parameters.</param>
/// <param name="Added">The parameters after them.</param>
/// <param name="ReturnType">What it returns, which is what the method itself does.</param>
/// <param name="LocalCount">The highest number of a local among all of these and the method's.</param>
internal sealed record DerivativeSignature(
    Derivatives Kind,
    string Name,
    EquatableArray<Parameter> Own,
    EquatableArray<DerivativeParameter> Added,
    IrType ReturnType,
    int LocalCount)
{
    /// <summary>The struct that the method returns.</summary>
    public Local? Returned { get; init; }

    /// <summary>All parameters in order.</summary>
    public EquatableArray<Parameter> Parameters => new([.. Own, .. Added.Select(a => a.Parameter)]);

    /// <summary>The signature of the derivative of a method.</summary>
    public static DerivativeSignature Of(Function method, Derivatives kind, ArrayUse use) => new SignatureBuilder(method, kind, use).Build();

    /// <summary>The added parameter of a role, for a parameter of the method's or for none.</summary>
    public Parameter? Find(DerivativeRole role, Local? of = null)
    {
        foreach (DerivativeParameter added in Added)
        {
            if (added.Role == role && Equals(added.Of, of)) return added.Parameter;
        }

        return null;
    }

    /// <summary>The method with this signature and the body given.</summary>
    public Function With(Block body) => new(Name, Name, Name, Parameters, ReturnType, body) { Returned = Returned, LocalCount = LocalCount };
}
