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

/// <summary>A method that differentiates another one: the user has written it, or the assembly that the other comes from has it.</summary>
/// <param name="Id">Its documentation-comment id.</param>
/// <param name="Name">Its name.</param>
/// <param name="QualifiedName">How generated code calls it.</param>
/// <param name="Parameters">What it takes, in order.</param>
internal sealed record RuleMethod(string Id, string Name, string QualifiedName, EquatableArray<RuleParameter> Parameters)
{
    /// <summary>Whether it is called on the object that is its first argument.</summary>
    public bool IsOnObject { get; init; }

    public bool Takes(RuleRole role) => Parameters.Any(p => p.Role == role);

    /// <summary>Whether it knows the derivative with respect to a parameter of the method.</summary>
    public bool Covers(int parameter) => Parameters.Any(p => (p.Role is RuleRole.Derivative or RuleRole.Tangent) && p.Of == parameter);
}

/// <summary>How calls of a method are differentiated: by methods that are there for it, not by its body.</summary>
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

    /// <summary>Gives the partial derivatives of the number that it returns, which is the method's.</summary>
    public RuleMethod? Gradient { get; init; }

    /// <summary>Gives the derivatives of those partial derivatives along a direction.</summary>
    public RuleMethod? Hvp { get; init; }

    /// <summary>Whether these are the method's own derivatives, of the assembly that it comes from: each runs the method and returns what it returns.</summary>
    public bool AreSiblings { get; init; }

    /// <summary>The positions of arrays that siblings show not to be written.</summary>
    public EquatableArray<int> Untouched { get; init; }

    /// <summary>Whether what is saved can lie on a tape.</summary>
    public bool CanRecord { get; init; }

    /// <summary>Whether what is saved holds numbers in a form that no derivative can follow.</summary>
    public bool SavesHidden { get; init; }

    /// <summary>Whether there is something that such a rule alone can say: a number returned.</summary>
    public bool ReturnsNumber => Primal.ReturnType.IsRealScalar;

    public IEnumerable<RuleMethod> All => new[] { Vjp, Jvp, Augmented, Gradient, Hvp }.Where(r => r is not null).Select(r => r!);

    /// <summary>Whether the partial derivatives are all that there is to a call: of the arrays that it writes, none is active.</summary>
    public bool GivesPartials(Call call, Func<Local, bool> isActive) => Gradient is not null && !call.Written.Any(isActive);
}
