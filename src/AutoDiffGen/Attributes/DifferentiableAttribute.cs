namespace AutoDiffGen;

/// <summary>Asks the build to write the derivatives of a method, as members beside it.</summary>
/// <remarks>
/// <para>Every type that contains the method must be <c>partial</c>.</para>
/// <para>Other projects that refer to the method's find these members by their names and signatures, and differentiate calls of the method by them: a number by <c>FGradient</c> and <c>FJvp</c>,
/// second derivatives by <c>FGradient</c> and <c>FHvp</c>, what is written into arrays and spans by <c>FVjp</c>, which runs the method again, and <c>FJvp</c>. A library may write them by hand.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Which derivatives to write.</summary>
    public Derivatives Derivatives { get; set; }
}
