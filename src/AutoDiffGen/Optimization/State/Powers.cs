namespace AutoDiffGen.Training;

/// <summary>Powers by multiplication alone, so that they have the same bits on every machine.</summary>
internal static class Powers
{
    public static double Power(double number, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1, number *= number)
        {
            if ((exponent & 1) != 0) result *= number;
        }

        return result;
    }
}
