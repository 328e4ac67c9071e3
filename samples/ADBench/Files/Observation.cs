using System.Text.Json;
using ADBench.Objectives;

namespace ADBench.Files;

/// <summary>A point that a camera saw.</summary>
internal sealed record Observation(Camera Camera, Vector Point, double Weight, Pixel Feature)
{
    public const int Inputs = 15;

    /// <summary>Of the fifteen inputs in ADBench's order, and where the camera saw the point.</summary>
    public static Observation Of(ReadOnlySpan<double> v, ReadOnlySpan<double> feature) => new(
        new Camera(new Vector(v[0], v[1], v[2]), new Vector(v[3], v[4], v[5]), v[6], new Pixel(v[7], v[8]), v[9], v[10]),
        new Vector(v[11], v[12], v[13]),
        v[14],
        new Pixel(feature[0], feature[1]));

    /// <summary>The one that all observations of a file of ADBench are copies of.</summary>
    public static Observation Read(string name)
    {
        var numbers = new NumberReader(GoldValues.DataPath($"ba/{name}.txt"));
        for (int i = 0; i < 3; i++) numbers.Int();
        return Of(numbers.Vector(Inputs), numbers.Vector(2));
    }

    /// <summary>Observations, and the errors and Jacobians that are known of them.</summary>
    public static IEnumerable<(string Name, Observation[] Observations, double[] Gold)> WithGold()
    {
        JsonElement gold = GoldValues.Read("ba.json");
        yield return ("ba1", [Read("ba1_n49_m7776_p31843")], Together(gold.Numbers("err_adbench"), gold.Numbers("J_adbench")));
        double[] v = gold.Numbers("v_random"), features = gold.Numbers("feat_random");
        Observation[] random = [.. features.Chunk(2).Select((feature, i) => Of(v.AsSpan(Inputs * i, Inputs), feature))];
        yield return ($"{random.Length} random observations", random, Together(gold.Numbers("err_random"), gold.Numbers("J_random")));
    }

    /// <summary>The error, then its Jacobian row by row.</summary>
    public double[] ErrorAndJacobian()
    {
        var jacobian = new double[2 * Inputs];
        Pixel error = BundleAdjustment.ReprojectionErrorJacobian(Camera, Point, Weight, Feature, jacobian);
        return [error.X, error.Y, .. jacobian];
    }

    /// <summary>For each observation its error and its Jacobian; the gold values have Jacobians column by column.</summary>
    private static double[] Together(double[] errors, double[] jacobians) =>
        [.. errors.Chunk(2).Zip(jacobians.Chunk(2 * Inputs)).SelectMany(o => o.First.Concat(Rows(o.Second)))];

    private static IEnumerable<double> Rows(double[] columns) => columns.Where((_, i) => i % 2 == 0).Concat(columns.Where((_, i) => i % 2 == 1));
}
