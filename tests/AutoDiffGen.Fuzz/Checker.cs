using System.Globalization;
using AutoDiffGen.Fuzz.Oracle;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz;

/// <summary>Compares all derivatives of a program with what the oracle says, at a few random points.</summary>
internal sealed class Checker(Batch batch, RandomProgram program)
{
    private const int Points = 3;

    /// <summary>γₙ for as many operations as the longest path of a random program has: see <see cref="HyperDual"/>.</summary>
    private const double Rounding = 1_000 * 1.2e-16;

    private delegate double Value(double[] s, double[][] a, int[] n);

    private delegate double Gradient(double[] s, double[][] a, int[] n, double[] ds, double[][] da);

    private delegate double Jvp(double[] s, double[][] a, int[] n, double[] ds, double[][] da, out double df);

    private delegate double Vjp(double[] s, double[][] a, int[] n, double df, double[] ds, double[][] da);

    private delegate double Hvp(double[] s, double[][] a, int[] n, double[] vs, double[][] va, double[] hs, double[][] ha);

    private readonly Type type = batch.Assembly.GetType(program.Name)!;

    /// <summary>The number of points at which derivatives were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many derivatives did not take one array as two arguments.</summary>
    public int RefusedAtRunTime { get; private set; }

    /// <summary>What is wrong, or null.</summary>
    /// <exception cref="NotSupportedException">The generator refused the program.</exception>
    public string? Run(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Points; i++)
        {
            Point point = Point.Of(program, () => Math.Round(3 * random.NextDouble() - 1.5, 3));
            Point direction = Point.Of(program, () => Math.Round(2 * random.NextDouble() - 1, 3));
            if (program.IsAliased && i > 0) point = point.Shared();
            int[] counts = [.. Enumerable.Range(0, program.Counts).Select(_ => random.Next(4))];
            if (At(point, direction, counts) is { } problem) return $"at {Show(point.All)} counts {string.Join(", ", counts)}: {problem}";
        }

        return null;
    }

    private string? At(Point point, Point direction, int[] counts)
    {
        Point left = point.Copy();
        double value = Make<Value>("Value")(left.Numbers, left.Cells, counts);
        Expectation? expected = Expectation.Of(batch.Original, program, point, counts, direction);
        if (expected is null) return null;
        Compared++;
        if (!point.IsShared && !Same([expected.Value, .. expected.Left.All], [value, .. left.All])) return $"the oracle has {Show([expected.Value, .. expected.Left.All])} where the program has {Show([value, .. left.All])}";
        return Tried(point, () => OfGradient(point, counts, expected, value)) ?? Tried(point, () => OfJvp(point, direction, counts, expected, value))
            ?? Tried(point, () => OfVjp(point, direction, counts, expected, value)) ?? Tried(point, () => OfHvp(point, direction, counts, expected, value));
    }

    /// <summary>Where arguments are the same array, derivatives are as if they were not, or refused.</summary>
    private string? Tried(Point point, Func<string?> check)
    {
        try
        {
            return check();
        }
        catch (ArgumentException) when (point.IsShared)
        {
            RefusedAtRunTime++;
            return null;
        }
    }

    private string? OfGradient(Point point, int[] counts, Expectation expected, double value)
    {
        Point at = point.Copy(), found = Unset(point);
        double again = Make<Gradient>("Gradient")(at.Numbers, at.Cells, counts, found.Numbers, found.Cells);
        return Effects("Gradient", again, value, at, expected) ?? Compare("Gradient", expected.Gradient, found.All);
    }

    private string? OfJvp(Point point, Point direction, int[] counts, Expectation expected, double value)
    {
        Point at = point.Copy(), tangent = direction.Copy();
        double again = Make<Jvp>("Jvp")(at.Numbers, at.Cells, counts, tangent.Numbers, tangent.Cells, out double found);
        double[] v = [.. direction.All];
        IEnumerable<Part> ofCells = Enumerable.Range(0, expected.LeftJacobian[0].Length).Select(c => Sum(v.Select((x, i) => x * expected.LeftJacobian[i][c])));
        return Effects("Jvp", again, value, at, expected)
            ?? Compare("Jvp", [Sum(v.Select((x, i) => x * expected.Gradient[i])), .. ofCells], [found, .. tangent.Cells.SelectMany(c => c)]);
    }

    /// <summary>dFᵀ·J is added to; what an array's derivative holds is that of the cells as they are left.</summary>
    private string? OfVjp(Point point, Point direction, int[] counts, Expectation expected, double value)
    {
        const double Cotangent = 0.7;
        Point at = point.Copy(), found = direction.Copy();
        double again = Make<Vjp>("Vjp")(at.Numbers, at.Cells, counts, Cotangent, found.Numbers, found.Cells);
        double[] ofCells = [.. direction.Cells.SelectMany(c => c)];
        IEnumerable<Part> wanted = expected.Gradient.Select((g, i) =>
            Cotangent * g + Sum(ofCells.Zip(expected.LeftJacobian[i], (x, d) => x * d)) + Part.Of(i < direction.Numbers.Length ? direction.Numbers[i] : 0));
        return Effects("Vjp", again, value, at, expected) ?? Compare("Vjp", wanted, found.All);
    }

    private string? OfHvp(Point point, Point direction, int[] counts, Expectation expected, double value)
    {
        Point at = point.Copy(), found = Unset(point);
        double again = Make<Hvp>("Hvp")(at.Numbers, at.Cells, counts, direction.Numbers, direction.Cells, found.Numbers, found.Cells);
        return Effects("Hvp", again, value, at, expected) ?? Compare("Hvp", expected.Product, found.All);
    }

    /// <summary>The value is the same to the last bit, and the arguments are left as the program leaves them.</summary>
    private static string? Effects(string kind, double again, double value, Point at, Expectation expected) =>
        !again.Equals(value) ? $"{kind} returns {Show([again])}, the program {Show([value])}"
        : Same(at.All, expected.Left.All) ? null : $"{kind} leaves {Show(at.All)}, the program {Show(expected.Left.All)}";

    private static string? Compare(string kind, IEnumerable<Part> expected, IEnumerable<double> found)
    {
        Part[] wanted = [.. expected];
        double[] got = [.. found];
        bool isNear = wanted.Zip(got).All(p => Math.Abs(p.First.Value - p.Second) <= Rounding * p.First.Size);
        return isNear ? null : $"{kind} is {Show(got)}, expected {Show(wanted.Select(w => w.Value))} with rounding errors of {Show(wanted.Select(w => Rounding * w.Size))}";
    }

    private static Part Sum(IEnumerable<Part> parts) => parts.Aggregate(default(Part), (sum, part) => sum + part);

    private static bool Same(IEnumerable<double> expected, IEnumerable<double> found) =>
        expected.Zip(found).All(p => Math.Abs(p.First - p.Second) <= 1e-12 * Math.Max(1, Math.Abs(p.First)));

    /// <summary>Derivatives to be overwritten, holding what nobody would expect.</summary>
    private static Point Unset(Point like) => like.With([.. like.All.Select(_ => 1e6)]);

    private T Make<T>(string name)
        where T : Delegate => type.GetMethod(name)!.CreateDelegate<T>();

    private static string Show(IEnumerable<double> values) => "[" + string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))) + "]";
}
