using System.Runtime.InteropServices;
using ADBench.Objectives;

namespace ADBench.Files;

/// <summary>Parameters and data of a Gaussian mixture, as ADBench's files have them.</summary>
internal sealed class MixtureProblem
{
    private readonly double[] alphas, icf;
    private readonly double[,] means, x;
    private readonly double gamma;
    private readonly int m;
    private readonly double[] dAlphas, dIcf;
    private readonly double[,] dMeans;

    private MixtureProblem(NumberReader numbers)
    {
        int d = numbers.Int(), k = numbers.Int(), n = numbers.Int();
        alphas = numbers.Vector(k);
        means = numbers.Matrix(k, d);
        icf = numbers.Vector(k * d * (d + 1) / 2);
        x = numbers.Matrix(n, d);
        gamma = numbers.Double();
        m = numbers.Int();
        (dAlphas, dMeans, dIcf) = (new double[k], new double[k, d], new double[icf.Length]);
    }

    /// <summary>The files that gold values are known of.</summary>
    public static IEnumerable<string> Names => ["gmm_d2_K5", "gmm_d10_K25", "gmm_d32_K25"];

    public int GradientLength => dAlphas.Length + dMeans.Length + dIcf.Length;

    public static MixtureProblem Read(string name) => new(new NumberReader(GoldValues.DataPath($"gmm/{name}.txt")));

    public static double GoldValue(string name) => GoldValues.Read(name + ".json").GetProperty("objective").GetDouble();

    /// <summary>The derivatives known of a file; many of them stand in a file of their own, as little-endian numbers.</summary>
    public static double[] GoldGradient(string name)
    {
        string binary = GoldValues.DataPath($"gold/{name}_grad.f64");
        return File.Exists(binary)
            ? [.. File.ReadAllBytes(binary).Chunk(sizeof(double)).Select(number => BitConverter.ToDouble(number))]
            : GoldValues.Read(name + ".json").Numbers("gradient");
    }

    public double Value() => GaussianMixture.LogPosterior(alphas, means, icf, x, gamma, m);

    /// <summary>The value, and the derivatives of alphas, means and icf, in this order.</summary>
    public double ValueAndGradient(Span<double> gradient) => ValueAndGradient(GaussianMixture.LogPosteriorGradient, gradient);

    /// <summary>The same by some implementation of the gradient.</summary>
    public double ValueAndGradient(MixtureGradient implementation, Span<double> gradient)
    {
        double value = implementation(alphas, means, icf, x, gamma, m, dAlphas, dMeans, dIcf);
        dAlphas.CopyTo(gradient);
        Span<double> rest = gradient[dAlphas.Length..];
        MemoryMarshal.CreateReadOnlySpan(ref dMeans[0, 0], dMeans.Length).CopyTo(rest);
        dIcf.CopyTo(rest[dMeans.Length..]);
        return value;
    }

    public override string ToString() => $"GMM, d = {x.GetLength(1)}, k = {alphas.Length}, n = {x.GetLength(0)}";
}
