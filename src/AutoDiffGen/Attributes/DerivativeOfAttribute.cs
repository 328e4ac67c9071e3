namespace AutoDiffGen;

/// <summary>Marks a method that computes the derivative of another one: a rule. It wins over differentiating that method's body, and serves methods without source.</summary>
/// <remarks>
/// <para>A rule is static and returns nothing. It repeats the parameters of the method, <c>this</c> first for an instance method, which also says which overload it belongs to;
/// then it may take <c>in R result</c>, the value that the method returned, and a <see cref="SavedAttribute"/> value. What follows depends on the suffix of its name.</para>
/// <para><c>Vjp</c>: the cotangent <c>R dResult</c> if the method returns a number, and for each parameter that carries derivatives the one to add to,
/// <c>ref double dX</c> for a number, <c>Span&lt;double&gt; dX</c> for an array or span: dX += dResult·∂result/∂x.</para>
/// <para><c>Jvp</c>: for each such parameter its tangent, <c>double dX</c> or <c>ReadOnlySpan&lt;double&gt; dX</c>, and <c>out R dResult</c> = Σ ∂result/∂x·dX.</para>
/// <para>Arrays that the method writes are handed to the rule as the method leaves them. Where only one of the two is given, the other is derived from it as long as the results and inputs are numbers.
/// A rule of a generic method has as many type parameters, under constraints that are no stricter, and is used at the types that the method is called with.
/// A parameter of the rule that is marked <see cref="ConstantAttribute"/> has no derivative.</para>
/// </remarks>
/// <param name="type">The type that declares the method.</param>
/// <param name="method">The method's name.</param>
/// <example>
/// <code>
/// [DerivativeOf(typeof(SpecialFunctions), nameof(SpecialFunctions.Erf))]
/// static void ErfVjp(double x, double dErf, ref double dX) => dX += dErf * 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DerivativeOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type that declares the method.</summary>
    public Type Type { get; } = type;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
