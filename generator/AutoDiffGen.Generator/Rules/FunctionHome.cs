namespace AutoDiffGen.Generator.Rules;

/// <summary>The types that declare a function, each with one overload.</summary>
[Flags]
internal enum FunctionHome
{
    /// <summary>On <c>Math</c>, of <c>double</c>.</summary>
    OnMath = 1,

    /// <summary>On <c>Math</c>, of <c>float</c>.</summary>
    MathOfSingle = 2,

    /// <summary>On <c>MathF</c>.</summary>
    MathF = 4,

    /// <summary>On <c>double</c> and on <c>float</c>.</summary>
    NumberTypes = 8,

    /// <summary>On <c>Math</c>, of <c>int</c> and of <c>long</c>.</summary>
    MathOfIntegers = 16,

    MathClasses = OnMath | MathF,
    Everywhere = MathClasses | NumberTypes,
    EverywhereOverloaded = Everywhere | MathOfSingle,
}
