namespace AutoDiffGen;

/// <summary>Trades time for memory in the reverse mode of a method that holds a time loop.</summary>
/// <remarks>
/// A loop of n iterations that depend on each other records, for the way back, what each of them overwrites. With this attribute
/// the outermost loops of the method keep every ⌈√n⌉-th state instead (the variables that iterations hand on, and the cells of
/// the arrays that they write and read), and run the iterations between two of these again before they run backwards. Memory grows
/// with √n rather than with n; the loop runs once more.
/// It must be known how often the loop runs before it begins, and it must do nothing but compute (<c>ADG0115</c>).
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckpointAttribute : Attribute;
