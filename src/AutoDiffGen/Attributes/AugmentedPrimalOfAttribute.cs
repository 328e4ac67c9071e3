namespace AutoDiffGen;

/// <summary>Marks a method that computes what another one does, and beside it a value that the rule of that method needs: a mask, an index, a factorisation.</summary>
/// <remarks>
/// It is static, repeats the parameters of the method (<c>this</c> first for an instance method), returns what the method returns, and gives the value in a last parameter <c>out S saved</c>.
/// Where a derivative is wanted it is called in the method's place; the value is kept until the rule, which takes it as <see cref="SavedAttribute"/> parameter, needs it.
/// </remarks>
/// <param name="type">The type that declares the method.</param>
/// <param name="method">The method's name.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AugmentedPrimalOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type that declares the method.</summary>
    public Type Type { get; } = type;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
