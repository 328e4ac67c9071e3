using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that get dictionaries, lists of arrays, sequences and objects, out of which no derivative comes.</summary>
public static partial class CollectionsHandedOn
{
    [Case("3, new() { [\"a\"] = 2 }", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Dictionary(double x, [Constant] Dictionary<string, double> table) => Scaled(x * x, table, "a");

    private static double Scaled(double x, IReadOnlyDictionary<string, double> table, string key) => x * table[key];

    [Case("3, [new double[] { 2, 5 }]", Value = 135, Gradient = "90")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfRows(double x, [Constant] List<double[]> rows) => Powers(x, rows, 2) * 3;

    private static double Powers(double x, List<double[]> rows, int n) => n == 0 ? rows[0][1] : Powers(x, rows, n - 1) * x;

    [Case("3, 4", Value = 12, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Object(double x, int n) => Times(x, n);

    private static double Times(double x, object factor) => factor is int n ? x * n : x;

    [Case("[3, 4]", Value = 12, Gradient = "[4, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sequence(double[] w) => HasNone(w) ? 0 : w[0] * w[1];

    private static bool HasNone(IReadOnlyCollection<double> values) => values.Count == 0;

    [Case("3", Value = 21, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Made(double x) => x * Table()["seven"];

    private static Dictionary<string, double> Table() => new() { ["seven"] = 7 };
}
