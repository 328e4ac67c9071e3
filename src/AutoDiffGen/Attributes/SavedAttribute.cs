namespace AutoDiffGen;

/// <summary>Marks the parameter of a <see cref="DerivativeOfAttribute"/> rule that gets what the <see cref="AugmentedPrimalOfAttribute"/> method has saved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SavedAttribute : Attribute;
