using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>What a parameter of a rule stands for.</summary>
internal enum RuleRole
{
    /// <summary>A parameter of the method itself.</summary>
    Argument,

    /// <summary>What the method returned.</summary>
    Result,

    /// <summary>What the augmented primal saved.</summary>
    Saved,

    /// <summary>The derivative of the result that comes in.</summary>
    Cotangent,

    /// <summary>The derivative of a parameter, which is added to.</summary>
    Derivative,

    /// <summary>The direction of a parameter.</summary>
    Tangent,

    /// <summary>The derivative of the result that goes out.</summary>
    Outcome,
}

/// <summary>A parameter of a rule.</summary>
/// <param name="Role">What it stands for.</param>
/// <param name="Of">The number of the method's parameter that it is, or that it is the derivative of.</param>
/// <param name="Type">Its type.</param>
/// <param name="Mode">How it is passed.</param>
internal sealed record RuleParameter(RuleRole Role, int Of, IrType Type, PassingMode Mode);

/// <summary>A method that the user has written to differentiate another one.</summary>
/// <param name="Id">Its documentation-comment id.</param>
/// <param name="Name">Its name.</param>
/// <param name="QualifiedName">How generated code calls it.</param>
/// <param name="Parameters">What it takes, in order.</param>
internal sealed record RuleMethod(string Id, string Name, string QualifiedName, EquatableArray<RuleParameter> Parameters)
{
    public bool Takes(RuleRole role) => Parameters.Any(p => p.Role == role);

    /// <summary>Whether it knows the derivative with respect to a parameter of the method.</summary>
    public bool Covers(int parameter) => Parameters.Any(p => (p.Role is RuleRole.Derivative or RuleRole.Tangent) && p.Of == parameter);
}

/// <summary>How calls of a method are differentiated: by what the user has written, not by its body.</summary>
/// <param name="Primal">The method, without a body.</param>
internal sealed record CustomRule(Function Primal)
{
    public string Method => Primal.Id;

    /// <summary>Adds to the derivatives of the parameters.</summary>
    public RuleMethod? Vjp { get; init; }

    /// <summary>Gives the derivative of the result along a direction.</summary>
    public RuleMethod? Jvp { get; init; }

    /// <summary>Stands in for the method where something is to be saved for a rule.</summary>
    public RuleMethod? Augmented { get; init; }

    /// <summary>Whether what is saved can lie on a tape.</summary>
    public bool CanRecord { get; init; }

    /// <summary>Whether what is saved holds numbers in a form that no derivative can follow.</summary>
    public bool SavesHidden { get; init; }

    /// <summary>Whether there is something that such a rule alone can say: a number returned.</summary>
    public bool ReturnsNumber => Primal.ReturnType.IsRealScalar;

    public IEnumerable<RuleMethod> All => new[] { Vjp, Jvp, Augmented }.Where(r => r is not null).Select(r => r!);
}
