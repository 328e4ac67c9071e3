namespace AutoDiffGen.Generator.Ir;

/// <summary>The numbers that a <c>Half</c> has: 11 binary digits, from 2^-14 to 65504 in full precision.</summary>
internal static class HalfPrecision
{
    private const long LowerDigits = (1L << 42) - 1;

    /// <summary>Whether the number is one of them, not a tiny one with fewer digits.</summary>
    public static bool Holds(double value) =>
        value == 0 || (Math.Abs(value) is >= 1.0 / 16384 and <= 65504 && (BitConverter.DoubleToInt64Bits(value) & LowerDigits) == 0);
}
