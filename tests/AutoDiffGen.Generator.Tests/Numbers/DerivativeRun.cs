using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>One call of a derivative of a corpus method, beside a call of the method itself.</summary>
internal sealed class DerivativeRun(CorpusCase @case, Func<double[], double[], double[], double> member)
{
    private double[] _arguments = [];
    private double _value;

    public CorpusCase Case => @case;

    public static DerivativeRun Of(string id, Member member)
    {
        var @case = CorpusReader.Find(id);
        return new DerivativeRun(@case, CorpusProgram.Instance.Method(@case, member));
    }

    /// <summary>A vector with one number for each active number of the case.</summary>
    public double[] Vector(double value) => [.. Enumerable.Repeat(value, @case.Point.Length)];

    /// <summary>A fixed, uneven direction.</summary>
    public double[] Direction(IEnumerable<int> positions, double phase)
    {
        var direction = Vector(0);
        foreach (var i in positions)
        {
            direction[i] = Math.Round(Math.Cos(1.7 * i + phase), 3);
        }

        return direction;
    }

    public double[] Inputs(double[] vector) => [.. @case.Inputs.Select(i => vector[i])];

    public void Call(double[] first, double[] second)
    {
        _arguments = [.. @case.Point];
        _value = member(_arguments, first, second);
    }

    /// <summary>The value returned and what the arguments hold are those of the method itself.</summary>
    public void AssertPrimalUnchanged()
    {
        double[] left = [.. @case.Point];
        var value = CorpusProgram.Plain.Method(@case, Member.Value)(left, [], []);
        var tolerance = @case.IsSinglePrecision ? 1e-6 : 1e-13;
        Near.Assert(value, _value, tolerance, "value");
        Near.Assert(left, _arguments, tolerance, "left in the arguments");
    }
}
