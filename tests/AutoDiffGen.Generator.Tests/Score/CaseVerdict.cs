using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using AutoDiffGen.Generator.Tests.Numbers;
using Xunit.Sdk;

namespace AutoDiffGen.Generator.Tests.Score;

internal enum Verdict { Right, Refused, Wrong }

/// <summary>What became of a case: its derivatives come out, it is refused by name, or neither.</summary>
internal sealed record CaseVerdict(string Id, string Title, Verdict Verdict, CorpusMethod Method)
{
    public static CaseVerdict Of(string id)
    {
        CorpusCase[] cases = [.. CorpusReader.Cases.Where(c => c.Method.File.StartsWith(id + "_", StringComparison.Ordinal))];
        if (cases.Length == 0) throw new XunitException($"No file of tests/Corpus with a case begins with '{id}_'.");
        CorpusMethod method = cases.First(c => c.Method.Id.StartsWith(id + ".F(", StringComparison.Ordinal)).Method;
        Verdict verdict = cases.Any(c => !IsAsExpected(c)) ? Verdict.Wrong : method.Refused.Length > 0 ? Verdict.Refused : Verdict.Right;
        string file = Path.GetFileNameWithoutExtension(method.File);
        return new CaseVerdict(id, file[(id.Length + 1)..], verdict, method);
    }

    /// <summary>Whether the derivative is what the corpus says; of a method that is refused, that it throws with the name of the diagnostic.</summary>
    private static bool IsAsExpected(CorpusCase @case)
    {
        DerivativeRun run = DerivativeRun.Of(@case.Id, Member.Gradient);
        double[] gradient = run.Vector(double.NaN);
        try
        {
            run.Call(gradient, []);
            Near.Assert([.. @case.Gradient], run.Inputs(gradient), @case.Tolerance, "gradient");
            return @case.Method.Refused.Length == 0;
        }
        catch (NotSupportedException e)
        {
            return @case.Method.Refused.Length > 0 && e.Message.StartsWith(@case.Method.Refused, StringComparison.Ordinal);
        }
        catch (XunitException)
        {
            return false;
        }
    }
}
