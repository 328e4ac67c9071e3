using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>What the user computes and does not use still throws as it does in the method itself.</summary>
public class DeadComputationTests
{
    [Theory]
    [InlineData("double dead = a[100];", typeof(IndexOutOfRangeException))]
    [InlineData("double dead = a[100] * x + Math.Sin(x);", typeof(IndexOutOfRangeException))]
    [InlineData("if (n == 0) { double dead = a[n - 1]; }", typeof(IndexOutOfRangeException))]
    [InlineData("double dead = 0; for (int i = 0; i <= a.Length; i++) dead += a[i];", typeof(IndexOutOfRangeException))]
    [InlineData("double dead = 0; for (int i = 0; i < a.Length; i++) dead += a[a.Length - i];", typeof(IndexOutOfRangeException))]
    [InlineData("var dead = new double[2]; dead[a.Length] = x;", typeof(IndexOutOfRangeException))]
    [InlineData("var dead = new double[n - 1];", typeof(OverflowException))]
    [InlineData("int dead = 1 / n;", typeof(DivideByZeroException))]
    [InlineData("int dead = 1 % n;", typeof(DivideByZeroException))]
    [InlineData("int dead = checked(int.MaxValue - n + 1);", typeof(OverflowException))]
    [InlineData("int dead = checked((int)(1e10 + n));", typeof(OverflowException))]
    [InlineData("int dead = Math.Abs(int.MinValue + n);", typeof(OverflowException))]
    [InlineData("double dead = Math.Clamp(x, x + 1, x);", typeof(ArgumentException))]
    [InlineData("double dead = Math.Clamp(1.0, x + 1, x);", typeof(ArgumentException))]
    [InlineData("string? text = n == 0 ? null : \"\"; int dead = text!.Length;", typeof(NullReferenceException))]
    [InlineData("double dead = Callee(a, n);", typeof(IndexOutOfRangeException))]
    [InlineData("double dead = x * Math.Sign(Math.Sqrt(-x));", typeof(ArithmeticException))]
    public void Exception_ComesOutOfEachDerivative(string statement, Type expected)
    {
        using CompiledProgram program = Compile(statement);
        foreach (string derivative in Calls.Keys)
        {
            var thrown = Record.Exception(() => program.Invoke("Driver", derivative, 2.0, new[] { 1.0, 2 }, 0));
            Assert.True(expected.IsInstanceOfType(thrown), $"{derivative}: {thrown?.ToString() ?? "nothing thrown"}");
        }
    }

    [Fact]
    public void ExceptionOfACallWithoutSource_ComesOut()
    {
        using CompiledProgram program = CompiledProgram.Generate(Source("int dead = int.Parse(\"three\");", "Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp"), """
            public static class Driver
            {
                public static double Gradient() => M.FGradient(1, [], 0, out _, []);
                public static double Jvp() => M.FJvp(1, [], 0, 1, [], out _);
                public static double Hvp() => M.FHvp(1, [], 0, 1, [], out _, []);
            }
            """);
        Assert.All(["Gradient", "Jvp", "Hvp"], derivative => Assert.Throws<FormatException>(() => program.Invoke("Driver", derivative)));
    }

    [Theory]
    [InlineData("double dead = 0; for (int i = 0; i < a.Length; i++) dead += a[i] * x;")]
    [InlineData("int m = a.Length; double dead = 0; for (int i = m - 1; i >= 0; i--) dead += a[i] * x;")]
    [InlineData("var dead = new double[a.Length]; for (int i = 0; i < a.Length; i++) dead[i] = a[i] * x;")]
    [InlineData("var dead = new double[3]; dead[2] = x;")]
    [InlineData("double dead = Math.Clamp(x, 0, 1) + Math.Exp(x);")]
    [InlineData("int dead = n / 2 + n % 3;")]
    [InlineData("int dead = Math.Max(n, 3);")]
    [InlineData("double dead = Scale * n;")]
    public void WhatCannotThrow_IsLeftOut(string statement)
    {
        string text = GeneratorRunner.Run(Source(statement)).GeneratedText, without = GeneratorRunner.Run(Source("")).GeneratedText;
        Assert.Equal(without, text);
    }

    [Fact]
    public void WhatMayThrow_IsADiscardInThePrimalPartOnly()
    {
        string text = GeneratorRunner.Run(Source("double dead = a[n];")).GeneratedText;
        int derivatives = text.Split("GeneratedCode(").Length - 1;
        Assert.Equal(4, derivatives - 2);
        Assert.Equal(4, text.Split("_ = a[n];").Length - 1);
        Assert.DoesNotContain("dead", text, StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, string> Calls = new()
    {
        ["Gradient"] = "M.FGradient(x, a, n, out _, new double[a.Length])",
        ["Jvp"] = "M.FJvp(x, a, n, 1, new double[a.Length], out _)",
        ["Vjp"] = "M.FVjp(x, a, n, 1, ref x, new double[a.Length])",
        ["Jacobian"] = "M.FJacobian(x, a, n, new double[3])",
        ["Hvp"] = "M.FHvp(x, a, n, 1, new double[a.Length], out _, new double[a.Length])",
        ["Hessian"] = "M.FHessian(x, a, n, new double[3], new double[9])",
    };

    private static CompiledProgram Compile(string statement) => CompiledProgram.Generate(Source(statement), $$"""
        public static class Driver
        {
            {{string.Join("\n    ", Calls.Select(c => $"public static double {c.Key}(double x, double[] a, int n) => {c.Value};"))}}
        }
        """);

    private static string Source(string statement, string derivatives = "(Derivatives)63") => $$"""
        using System;
        using AutoDiffGen;

        public static partial class M
        {
            private static readonly double Scale = 2;

            [Differentiable(Derivatives = {{derivatives}})]
            public static double F(double x, double[] a, int n)
            {
                {{statement}}
                double sum = 0;
                foreach (double v in a) sum += v * v * x;
                return sum * Scale;
            }

            private static double Callee(double[] a, int n) => a[n - 1] * Scale;
        }
        """;
}
