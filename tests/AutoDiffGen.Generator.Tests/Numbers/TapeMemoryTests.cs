using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>How many values the gradient of a time loop records at one time: a tape that counts stands in the place of the library's.</summary>
public class TapeMemoryTests
{
    private const int Cells = 100;

    private const string Source = """
        using System;
        using AutoDiffGen;

        public static partial class Heat
        {
            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Linear(double[] u, [Constant] double k, int steps)
            {
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < u.Length - 1; i++) u[i] += k * (u[i - 1] - 2 * u[i] + u[i + 1]);
                }

                return u[1] * u[2];
            }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            public static double Nonlinear(double[] u, [Constant] double k, int steps)
            {
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < u.Length - 1; i++) u[i] += k * u[i] * u[i];
                }

                return u[1] * u[2];
            }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            [Checkpoint]
            public static double Checkpointed(double[] u, [Constant] double k, int steps)
            {
                for (int t = 0; t < steps; t++)
                {
                    for (int i = 1; i < u.Length - 1; i++) u[i] += k * u[i] * u[i];
                }

                return u[1] * u[2];
            }
        }

        public ref struct CountingTape<T>(Span<T> unused) where T : unmanaged
        {
            private readonly T[] values = new T[1_000_000];

            public void Push(T value) => Reserve(1)[0] = value;

            public T Pop() => Take(1)[0];

            public Span<T> Reserve(int count)
            {
                Records.Now += count;
                Records.Most = Math.Max(Records.Most, Records.Now);
                return values.AsSpan(Records.Now - count, count);
            }

            public ReadOnlySpan<T> Take(int count)
            {
                Records.Now -= count;
                return values.AsSpan(Records.Now, count);
            }

            public void Dispose() { }
        }

        public static class Records
        {
            public static int Now, Most;

            public static int Linear(double[] u, int steps, double[] dU) => Of(() => Heat.LinearGradient(u, 0.1, steps, dU));
            public static int Nonlinear(double[] u, int steps, double[] dU) => Of(() => Heat.NonlinearGradient(u, 0.001, steps, dU));
            public static int Checkpointed(double[] u, int steps, double[] dU) => Of(() => Heat.CheckpointedGradient(u, 0.001, steps, dU));

            private static int Of(Action run)
            {
                Now = Most = 0;
                run();
                if (Now != 0) throw new InvalidOperationException("Something is left on the tape.");
                return Most;
            }
        }
        """;

    private static readonly Lazy<CompiledProgram> s_program = new(() =>
    {
        GeneratorRun run = GeneratorRunner.Run(Source);
        var compilation = run.Compilation;
        foreach (var tree in run.GeneratedTrees)
        {
            string text = tree.ToString().Replace("new Tape<", "new CountingTape<", StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return CompiledProgram.Load(compilation);
    });

    [Fact]
    public void LinearStep_RecordsNothing() => Assert.Equal(0, Most("Linear", 1_000).Most);

    [Fact]
    public void NonlinearStep_RecordsTheCellsThatItOverwrites() => Assert.Equal(1_000 * (Cells - 2), Most("Nonlinear", 1_000).Most);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void Checkpoint_RecordsAsManyStatesAsTheRootOfTheSteps(int steps)
    {
        int root = (int)Math.Ceiling(Math.Sqrt(steps));
        var (most, gradient) = Most("Checkpointed", steps);
        Assert.InRange(most, root * (Cells - 2), 2 * root * Cells);
        Assert.Equal(Most("Nonlinear", steps).Gradient, gradient);
    }

    private static (int Most, double[] Gradient) Most(string method, int steps)
    {
        double[] u = [.. Enumerable.Range(0, Cells).Select(i => Math.Sin(0.1 * i))], gradient = new double[Cells];
        return ((int)s_program.Value.Invoke("Records", method, u, steps, gradient)!, gradient);
    }
}
