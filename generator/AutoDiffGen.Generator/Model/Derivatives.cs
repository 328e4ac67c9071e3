namespace AutoDiffGen.Generator.Model;

/// <summary>The derivatives of a method that can be asked for; the names are those of the generated members' suffixes.</summary>
[Flags]
internal enum Derivatives
{
    None = 0,
    Gradient = 1,
    Jvp = 2,
    Vjp = 4,
    Jacobian = 8,
    Hvp = 16,
    Hessian = 32,
}
