using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>A loop whose bound is far beyond what it ever reaches: nothing is made ready for iterations that never come.</summary>
public class LoopLeftByAnExceptionTests
{
    private const string Source = """
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Repeated(double[] a, int n)
            {
                double s = 1;
                for (int h = 0; h < 2; h++)
                {
                    for (int i = 0; i < n; i++) s = Math.Sin(s * a[i]);
                }

                return s;
            }
        }

        public static class Driver
        {
            public static double Gradient(double[] a, int n) => F.RepeatedGradient(a, n, new double[a.Length]);
        }
        """;

    [Fact]
    public void Exception_IsTheMethodsOwn()
    {
        using CompiledProgram program = CompiledProgram.Generate(Source);

        Assert.Throws<IndexOutOfRangeException>(() => program.Invoke("Driver", "Gradient", new double[3], int.MaxValue));
    }
}
