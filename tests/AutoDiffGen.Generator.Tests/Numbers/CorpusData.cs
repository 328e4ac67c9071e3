using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Cases of the corpus as rows of theories, by the id of the case.</summary>
public static class CorpusData
{
    public static TheoryData<string> All => Rows(_ => true);

    /// <summary>Cases of methods that return a number, away from kinks.</summary>
    public static TheoryData<string> Smooth => Rows(c => c.Method.ReturnsNumber && !c.IsKink);

    public static TheoryData<string> Refused => Rows(c => c.Method.Refused.Length > 0);

    public static TheoryData<string> Gradient => Supporting(Derivatives.Gradient);

    public static TheoryData<string> Vjp => Supporting(Derivatives.Vjp);

    public static TheoryData<string> JvpOfANumber => Rows(c => Supports(c, Derivatives.Jvp) && c.Method.ReturnsNumber);

    /// <summary>Cases of methods that write arguments, away from kinks.</summary>
    public static TheoryData<string> JvpOfWritten => Rows(c => Supports(c, Derivatives.Jvp) && c.Written.Any() && !c.IsKink);

    public static TheoryData<string> VjpOfANumber => Rows(c => Supports(c, Derivatives.Vjp) && c.Method.ReturnsNumber);

    /// <summary>Cases with forward and reverse mode whose derivatives are finite.</summary>
    public static TheoryData<string> BothModes => Rows(c => Supports(c, Derivatives.Vjp) && Supports(c, Derivatives.Jvp) && c.Gradient.All(double.IsFinite));

    public static TheoryData<string> Jacobian => Supporting(Derivatives.Jacobian);

    public static TheoryData<string> Hvp => Supporting(Derivatives.Hvp);

    public static TheoryData<string> Hessian => Supporting(Derivatives.Hessian);

    /// <summary>Central differences of the user's own method, by each input.</summary>
    internal static double[] Differences(CorpusCase @case)
    {
        var value = CorpusProgram.Plain.Method(@case, Member.Value);
        double[] point = [.. @case.Point];
        return [.. @case.Inputs.Select(i => Infrastructure.Differences.Partial(p => value([.. p], [], []), point, i).Value)];
    }

    private static TheoryData<string> Supporting(Derivatives derivative) => Rows(c => Supports(c, derivative));

    private static bool Supports(CorpusCase @case, Derivatives derivative) =>
        @case.Method.Refused.Length == 0 && @case.Method.Derivatives.HasFlag(derivative);

    private static TheoryData<string> Rows(Func<CorpusCase, bool> wanted) => [.. CorpusReader.Cases.Where(wanted).Select(c => c.Id)];
}
