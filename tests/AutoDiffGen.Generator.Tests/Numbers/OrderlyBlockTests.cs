using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>What <c>finally</c>, <c>lock</c> and <c>using</c> do, they do once in each derivative, exceptions or not, and before what follows them.</summary>
public class OrderlyBlockTests
{
    private static readonly Lazy<CompiledProgram> s_program = new(() => CompiledProgram.Generate("""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using AutoDiffGen;

        public sealed class Resource(List<string> log, string name) : IDisposable
        {
            void IDisposable.Dispose() => log.Add("disposed " + name);
        }

        public static partial class F
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp | Derivatives.Hvp)]
            public static double Run(double x, int fail, List<string> log)
            {
                using var outer = new Resource(log, "outer");
                double y = x;
                for (int i = 0; i < 2; i++)
                {
                    try
                    {
                        log.Add("try");
                        using (new Resource(log, "inner"))
                        {
                            if (i == fail) throw new InvalidOperationException("failed");
                            y *= x;
                        }

                        if (fail == 10) return y;
                        log.Add("left");
                    }
                    finally
                    {
                        log.Add("finally");
                    }
                }

                lock (log)
                {
                    y *= Held(log) ? 2 : 0;
                }

                log.Add(Held(log) ? "held" : "free");
                return y;
            }

            private static bool Held(List<string> log) => Monitor.IsEntered(log);
        }

        public static class Driver
        {
            public static double Plain(int fail, List<string> log) => F.Run(3, fail, log);
            public static double Gradient(int fail, List<string> log) => F.RunGradient(3, fail, log, out _);
            public static double Slope(int fail, List<string> log) { F.RunGradient(3, fail, log, out double d); return d; }
            public static double Jvp(int fail, List<string> log) => F.RunJvp(3, fail, log, 1, out _);
            public static double Vjp(int fail, List<string> log) { double d = 0; F.RunVjp(3, fail, log, 1, ref d); return d; }
            public static double Hvp(int fail, List<string> log) => F.RunHvp(3, fail, log, 1, out _);
        }
        """));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Effects_AreThoseOfTheMethod(int fail)
    {
        List<string> expected = Run("Plain", fail);
        Assert.Contains("finally", expected);
        foreach (string derivative in new[] { "Gradient", "Jvp", "Vjp", "Hvp" }) Assert.Equal(expected, Run(derivative, fail));
    }

    [Theory]
    [InlineData(-1, 54)]
    [InlineData(10, 6)]
    public void Slope_IsThatOfTheWayTaken(int fail, double slope)
    {
        Assert.Equal(slope, s_program.Value.Invoke("Driver", "Slope", fail, new List<string>()));
        Assert.Equal(slope, s_program.Value.Invoke("Driver", "Vjp", fail, new List<string>()));
    }

    private static List<string> Run(string method, int fail)
    {
        List<string> log = [];
        try
        {
            s_program.Value.Invoke("Driver", method, fail, log);
        }
        catch (InvalidOperationException e)
        {
            log.Add(e.Message);
        }

        Assert.False(Monitor.IsEntered(log));
        return log;
    }
}
