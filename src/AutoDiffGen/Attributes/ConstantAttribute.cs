namespace AutoDiffGen;

/// <summary>Marks a parameter that a derivative treats as a constant: data, labels, a hyper-parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConstantAttribute : Attribute;
