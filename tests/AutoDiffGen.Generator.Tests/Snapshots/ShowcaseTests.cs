using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Snapshots;

/// <summary>The code that the generator is proud of, one small method a file.</summary>
public class ShowcaseTests
{
    [Fact]
    public void Rosenbrock() => Verify("""
        [Differentiable]
        public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
        """);

    [Fact]
    public void LogisticLoss() => Verify("""
        [Differentiable]
        public static double LogisticLoss(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] ReadOnlySpan<double> y)
        {
            double loss = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double z = 0;
                for (int j = 0; j < w.Length; j++) z += w[j] * x[i, j];
                loss += Math.Log(1 + Math.Exp(-y[i] * z));
            }
            return loss;
        }
        """);

    [Fact]
    public void Root() => Verify("""
        [Differentiable]
        public static double Root(double x, double a)
        {
            double u = x;
            while (Math.Abs(u * u - a) > 1e-12) u = 0.5 * (u + a / u);
            return u;
        }
        """);

    [Fact]
    public void IfElse() => Verify("""
        [Differentiable]
        public static double Huber(double x, [Constant] double delta)
        {
            double a = Math.Abs(x);
            if (a <= delta)
            {
                return 0.5 * a * a;
            }
            else
            {
                return delta * (a - 0.5 * delta);
            }
        }
        """);

    [Fact]
    public void Conditional() => Verify("""
        [Differentiable]
        public static double LeakyRelu(double x) => x > 0 ? x : 0.01 * x;
        """);

    [Fact]
    public void ArrayWrite() => Verify("""
        [Differentiable]
        public static void Scale(Span<double> a, double factor)
        {
            for (int i = 0; i < a.Length; i++) a[i] *= factor;
        }
        """);

    [Fact]
    public void RunningSum() => Verify("""
        [Differentiable]
        public static double RunningSum(double[] a)
        {
            for (int i = 1; i < a.Length; i++) a[i] += a[i - 1];
            return a[^1] * a[^1];
        }
        """);

    [Fact]
    public void MlpLayer() => Verify("""
        [Differentiable(Derivatives = Derivatives.Vjp)]
        public static void Layer(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> output)
        {
            for (int i = 0; i < output.Length; i++)
            {
                double z = 0;
                for (int j = 0; j < input.Length; j++) z += weights[i * input.Length + j] * input[j];
                output[i] = Math.Max(0, z);
            }
        }
        """);

    [Fact]
    public void SwitchExpression() => Verify("""
        [Differentiable]
        public static double Activation(double x, int kind) => kind switch
        {
            0 => Math.Max(0, x),
            1 => Math.Tanh(x),
            _ => x,
        };
        """);

    [Fact]
    public void Calls() => Verify("""
        [Differentiable]
        public static double Loss(double x, double y) => Square(x - y) + Square(Math.Sin(x));

        private static double Square(double x) => x * x;
        """);

    [Fact]
    public void Recursion() => Verify("""
        [Differentiable]
        public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
        """);

    [Fact]
    public void CopiedStatements() => Verify("""
        [Differentiable]
        public static double Logged(double x, List<string> log)
        {
            if (x < 0) throw new ArgumentOutOfRangeException(nameof(x));
            log.Add($"x = {x}");
            return Math.Sqrt(x);
        }
        """);

    [Fact]
    public void Hvp() => Verify("""
        [Differentiable(Derivatives = Derivatives.Hvp)]
        public static double Cubic(double x, double y) => x * x * y + y * y * y;
        """);

    [Fact]
    public void Hessian() => Verify("""
        [Differentiable(Derivatives = Derivatives.Hessian)]
        public static double Quadratic(double x, double y) => x * x + x * y;
        """);

    [Fact]
    public void Jacobian() => Verify("""
        [Differentiable(Derivatives = Derivatives.Jacobian)]
        public static void Polar(double r, double angle, Span<double> xy)
        {
            xy[0] = r * Math.Cos(angle);
            xy[1] = r * Math.Sin(angle);
        }
        """);

    [Fact]
    public void Refused() => Verify("""
        [Differentiable]
        public static double Jump(double x)
        {
            int i = 0;
            if (x < 0) goto inside;
        again:
            x *= x;
        inside:
            if (++i < 3) goto again;
            return x;
        }
        """);

    [Fact]
    public void GenericAndNested() => Snapshot.Verify(GeneratorRunner.Run("""
        using AutoDiffGen;

        namespace N;

        public partial class Outer<T>
            where T : class
        {
            internal partial record struct Inner(double Rate)
            {
                [Differentiable]
                public readonly double Decay(double t) => System.Math.Exp(-Rate * t);
            }
        }
        """).Driver);

    private static void Verify(string members, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(GeneratorRunner.Run(Wrap(members)).Driver, method: method);

    private static string Wrap(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using AutoDiffGen;

        namespace Showcase;

        public static partial class Models
        {
        {{string.Join("\n", members.Split('\n').Select(l => l.Length == 0 ? l : "    " + l))}}
        }
        """;
}
