using AutoDiffGen.Fuzz.Programs;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Fuzz.Oracle;

/// <summary>What must come out of a program and its derivatives at one point.</summary>
/// <param name="Value">The value.</param>
/// <param name="Left">The arguments as the program leaves them.</param>
/// <param name="Gradient">The gradient, flat.</param>
/// <param name="Product">The Hessian times the direction, flat.</param>
/// <param name="LeftJacobian">By input: the derivatives of what is left in the cells.</param>
internal sealed record Expectation(double Value, Point Left, Part[] Gradient, Part[] Product, Part[][] LeftJacobian)
{
    /// <summary>Where more is added up, so much may cancel that a comparison says little.</summary>
    private const double MostSize = 1e6;

    /// <summary>Runs the program once for each input, with it as the first direction; null where there is no derivative to expect.</summary>
    public static Expectation? Of(Compilation original, RandomProgram program, Point point, int[] counts, Point direction)
    {
        IMethodSymbol method = original.GetTypeByMetadataName(program.Name)!.GetMembers("F").OfType<IMethodSymbol>().Single();
        var interpreter = new Interpreter(original);
        Functions.MetKink = false;
        int inputs = point.Count;
        Part[] gradient = new Part[inputs], product = new Part[inputs];
        double[] v = [.. direction.All];
        var jacobian = new Part[inputs][];
        double value = 0;
        double[] left = [];
        for (int input = 0; input < inputs; input++)
        {
            HyperDual[] seeds = [.. point.All.Select((x, i) => new HyperDual(x, Part.Of(i == input ? 1 : 0), Part.Of(v[i]), default))];
            Value[] arguments = Arguments(program, seeds, counts);
            HyperDual result = interpreter.Run(method, arguments).Number;
            HyperDual[] cells = [.. arguments.SelectMany((a, i) => NumbersIn(a, program.Parameters[i].HasPairs))];
            value = result.V;
            gradient[input] = result.A;
            product[input] = result.C;
            jacobian[input] = [.. cells.Select(c => c.A)];
            left = [.. point.Numbers, .. cells.Select(c => c.V)];
        }

        bool isDefined = !Functions.MetKink && left.Append(value).All(x => Math.Abs(x) < MostSize)
            && gradient.Concat(product).Concat(jacobian.SelectMany(r => r)).All(d => d.Size < MostSize);
        return isDefined ? new Expectation(value, point.With(left), gradient, product, jacobian) : null;
    }

    private static Value[] Arguments(RandomProgram program, HyperDual[] seeds, int[] counts)
    {
        int number = 0, cell = program.Numbers, count = 0;
        return [.. program.Parameters.Select(p => p.Kind switch
        {
            Kind.Number => Oracle.Value.Of(seeds[number++]),
            Kind.Tuple => Oracle.Value.Of(Fields.None.With("Item1", Oracle.Value.Of(seeds[number++])).With("Item2", Oracle.Value.Of(seeds[number++]))),
            Kind.Count => Oracle.Value.Of(counts[count++]),
            Kind.Rows => Oracle.Value.Of(View.Of([Cells(p.Length), Cells(p.Length)])),
            Kind.Pairs => Pairs(p.Length),
            Kind.PairRows => Oracle.Value.Of(View.Of([Pairs(p.Length), Pairs(p.Length)])),
            Kind.Grid => View.OfRows(Pairs(2 * p.Length).Cells, p.Length),
            _ => Cells(p.Length),
        })];

        Value Pairs(int length) => Oracle.Value.Of(View.Of(Enumerable.Range(0, length).Select(_ => Oracle.Value.Of(Fields.None.With("X", Oracle.Value.Of(seeds[cell++])).With("Y", Oracle.Value.Of(seeds[cell++]))))));

        Value Cells(int length) => Oracle.Value.Of(View.OfNumbers(seeds[cell..(cell += length)]));
    }

    private static IEnumerable<HyperDual> NumbersIn(Value argument, bool hasPairs) => argument.Thing is not View view ? []
        : view.All.SelectMany(c => c.Thing is View ? NumbersIn(c, hasPairs) : hasPairs ? [c.Fields["X"].Number, c.Fields["Y"].Number] : [c.Number]);
}
