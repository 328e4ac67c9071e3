using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>Arrays that a method makes and does not let out cost no allocation in its derivatives.</summary>
public class PooledArrayTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using AutoDiffGen;

        public static partial class F
        {
            [Differentiable(Derivatives = (Derivatives)63)]
            public static double Loss(double[] w, int n)
            {
                double[] squares = new double[n];
                var products = new double[n, w.Length];
                int[] order = new int[n];
                for (int i = 0; i < n; i++)
                {
                    order[i] = n - 1 - i;
                    double[] row = new double[w.Length];
                    var block = new double[2, w.Length];
                    for (int j = 0; j < w.Length; j++)
                    {
                        row[j] = w[j] * (i + 1);
                        block[i % 2, j] = row[j] * w[j];
                        products[i, j] = Helper(row[j], block[i % 2, j]);
                    }

                    for (int j = 0; j < w.Length; j++) squares[i] += products[i, j];
                }

                double sum = 0;
                for (int i = 0; i < n; i++) sum += squares[order[i]];
                return sum;
            }

            [Differentiable(Derivatives = Derivatives.Jacobian | Derivatives.Hessian)]
            public static double Written(double[] w, double[,] m, int[] count, ref double x)
            {
                double sum = 0;
                for (int i = 0; i < w.Length; i++)
                {
                    count[i] += 2;
                    w[i] *= x * count[i];
                    m[0, i] += w[i] * w[i];
                    sum += m[0, i] * m[0, i];
                }

                x *= 2;
                return sum;
            }

            private static double Helper(double a, double b)
            {
                double[] pair = [a, b];
                return pair[0] * pair[1];
            }
        }

        public static class Driver
        {
            public static void Gradient(double[] w, double[] d, double[] h) => F.LossGradient(w, 5, d);
            public static void Vjp(double[] w, double[] d, double[] h) => F.LossVjp(w, 5, 1, d);
            public static void Jvp(double[] w, double[] d, double[] h) => F.LossJvp(w, 5, d, out _);
            public static void Hvp(double[] w, double[] d, double[] h) => F.LossHvp(w, 5, d, h);
            public static void Jacobian(double[] w, double[] d, double[] h) => F.LossJacobian(w, 5, d);
            public static void Hessian(double[] w, double[] d, double[] h) => F.LossHessian(w, 5, d, new Span<double>(h, 0, 9));
            private static readonly double[,] s_m = new double[1, 3];
            private static readonly int[] s_count = new int[3];
            private static readonly double[] s_line = new double[8 * 7];

            public static void WrittenJacobian(double[] w, double[] d, double[] h)
            {
                double x = 2;
                F.WrittenJacobian(w, s_m, s_count, ref x, s_line);
            }

            public static void WrittenHessian(double[] w, double[] d, double[] h)
            {
                double x = 2;
                F.WrittenHessian(w, s_m, s_count, ref x, s_line.AsSpan(0, 7), s_line.AsSpan(7, 49));
            }

            public static void Negative(double[] w, double[] d, double[] h) => F.LossGradient(w, -1, d);

            public static long Allocated(string name)
            {
                double[] w = [1, 2, 3], d = new double[3], h = new double[name == "Hessian" ? 9 : 3];
                var run = (Action<double[], double[], double[]>)typeof(Driver).GetMethod(name)!.CreateDelegate(typeof(Action<double[], double[], double[]>));
                for (int i = 0; i < 3; i++) run(w, d, h);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10; i++) run(w, d, h);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """));

    [Theory]
    [InlineData("Gradient")]
    [InlineData("Vjp")]
    [InlineData("Jvp")]
    [InlineData("Hvp")]
    [InlineData("Jacobian")]
    [InlineData("Hessian")]
    [InlineData("WrittenJacobian")]
    [InlineData("WrittenHessian")]
    public void SteadyState_AllocatesNothing(string derivative) => Assert.Equal(0L, s_program.Value.Invoke("Driver", "Allocated", derivative));

    [Fact]
    public void NegativeLength_ThrowsAsInTheMethod() =>
        Assert.Throws<OverflowException>(() => s_program.Value.Invoke("Driver", "Negative", new double[3], new double[3], new double[3]));
}
