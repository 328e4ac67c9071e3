namespace AutoDiffGen;

/// <summary>Asks the build to write the derivatives of a method, as members beside it.</summary>
/// <remarks>Every type that contains the method must be <c>partial</c>.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Which derivatives to write.</summary>
    public Derivatives Derivatives { get; set; }
}
