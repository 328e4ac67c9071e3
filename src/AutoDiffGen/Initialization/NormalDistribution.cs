namespace AutoDiffGen.Training;

/// <summary>The standard normal distribution, by additions, multiplications, divisions and square roots alone: the same bits on every machine.</summary>
internal static class NormalDistribution
{
    /// <summary>The number that a standard normal one is below with a probability between 0 and 1.</summary>
    /// <remarks>Source: M. Wichura 1988, algorithm AS 241 (PPND16), relative error about 10⁻¹⁶.</remarks>
    public static double Quantile(double probability)
    {
        double centred = probability - 0.5;
        if (Math.Abs(centred) <= 0.425) return centred * Centre(0.180625 - centred * centred);
        double root = Math.Sqrt(-Log(Math.Min(probability, 1 - probability)));
        return Math.CopySign(root <= 5 ? Shoulder(root - 1.6) : Tail(root - 5), centred);
    }

    /// <summary>The natural logarithm of a positive, normal number: of the mantissa in [√½, √2) by the series of 2 artanh((m − 1)/(m + 1)), and of the power of two.</summary>
    internal static double Log(double x)
    {
        const double ln2 = 0.69314718055994530942;
        const int terms = 12;
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        double s = (mantissa - 1) / (mantissa + 1);
        double series = 0;
        for (int k = terms; k > 0; k--) series = (series + 1.0 / (2 * k + 1)) * (s * s);
        return exponent * ln2 + 2 * s * (1 + series);
    }

    private static double Centre(double r) =>
        (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r + 4.5921953931549871457e+4) * r
            + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r + 1.3314166789178437745e+2) * r + 3.3871328727963666080)
        / (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r + 2.1213794301586595867e+4) * r
            + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r + 4.2313330701600911252e+1) * r + 1);

    private static double Shoulder(double r) =>
        (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r + 1.27045825245236838258) * r
            + 3.64784832476320460504) * r + 5.76949722146069140550) * r + 4.63033784615654529590) * r + 1.42343711074968357734)
        / (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r
            + 6.89767334985100004550e-1) * r + 1.67638483018380384940) * r + 2.05319162663775882187) * r + 1);

    private static double Tail(double r) =>
        (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r
            + 2.96560571828504891230e-1) * r + 1.78482653991729133580) * r + 5.46378491116411436990) * r + 6.65790464350110377720)
        / (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r
            + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1);
}
