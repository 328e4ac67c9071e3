namespace AutoDiffGen;

/// <summary>Makes what a method or property gives a constant: it is called as it stands, and no derivative passes through it.</summary>
/// <remarks>
/// Whatever is in its body is allowed. It must not write active values into arrays or references that it is given:
/// a call that could do so is an error where derivatives would have to follow.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class NonDifferentiableAttribute : Attribute;
