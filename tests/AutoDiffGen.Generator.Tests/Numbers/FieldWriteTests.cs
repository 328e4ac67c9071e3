using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Fields that are variables of a method are left by its derivatives as the method leaves them, also when it throws half-way.</summary>
public class FieldWriteTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using AutoDiffGen;

        public sealed partial class F
        {
            public static double Last;
            public double Own { get; private set; }

            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]
            public double Run(double x, int fail)
            {
                Last = x;
                Own = 1;
                for (int i = 0; i < 4; i++)
                {
                    Own *= Last + i;
                    if (i == fail) throw new InvalidOperationException("failed");
                    Last += Own;
                }

                return Own * Last;
            }
        }

        public static class Driver
        {
            private static double[] After(Func<F, double> run)
            {
                var f = new F();
                F.Last = double.NaN;
                double value = double.NaN;
                try { value = run(f); } catch (InvalidOperationException) { }
                return [value, F.Last, f.Own];
            }

            public static double[] Plain(int fail) => After(f => f.Run(0.5, fail));
            public static double[] Gradient(int fail) => After(f => f.RunGradient(0.5, fail, out _));
            public static double[] Jvp(int fail) => After(f => f.RunJvp(0.5, fail, 1, out _));
            public static double[] Vjp(int fail) { double d = 0; return After(f => f.RunVjp(0.5, fail, 1, ref d)); }
            public static double[] Hvp(int fail) => After(f => f.RunHvp(0.5, fail, 1, out _));
        }
        """));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    public void Fields_AreLeftAsTheMethodLeavesThem(int fail)
    {
        double[] expected = Run("Plain", fail);
        Assert.True(double.IsFinite(expected[1]));
        foreach (string derivative in new[] { "Gradient", "Jvp", "Vjp", "Hvp" }) Assert.Equal(expected, Run(derivative, fail));
    }

    private static double[] Run(string derivative, int fail) => s_program.Value.Method<Func<int, double[]>>("Driver", derivative)(fail);
}
