using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Active priorities are accepted as long as they only decide an order.</summary>
public sealed class PriorityQueueTests
{
    [Theory]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); return x * w[q.Dequeue()];")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); q.Enqueue(1, Math.Abs(w[1]) - x); return x * w[q.Peek()] + q.Count;")]
    [InlineData("new PriorityQueue<int, double>(8)", "q.Enqueue(0, w[0]); while (q.TryDequeue(out int i, out _)) x *= w[i]; return x;")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); if (q.TryPeek(out var i, out double _)) x *= w[i]; q.Clear(); return x;")]
    [InlineData("new PriorityQueue<int, double>()", "q.EnqueueRange([0, 1], x); return x * w[q.DequeueEnqueue(2, w[1])] * w[q.EnqueueDequeue(3, w[2])];")]
    [InlineData("new PriorityQueue<string, double>()", "q.Enqueue(\"a\", w[0]); return q.Dequeue() == \"a\" ? x : 2 * x;")]
    [InlineData("new PriorityQueue<int, double>(Comparer<double>.Create((a, b) => -a.CompareTo(b)))", "q.Enqueue(0, w[0]); return x * w[q.Dequeue()];")]
    [InlineData("new PriorityQueue<int, double>(Comparer<double>.Default)", "q.Enqueue(0, w[0]); return x * w[q.Dequeue()];")]
    [InlineData("new PriorityQueue<int, (double, int)>()", "q.Enqueue(0, (w[0], 0)); return x * w[q.Dequeue()];")]
    public async Task PrioritiesThatOrder_AreLeftInPeace(string queue, string body) => Assert.Empty(await ErrorsAsync(queue, body));

    [Theory]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); q.TryDequeue(out int i, out double p); return x * p * i;")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); double p; while (q.TryPeek(out int i, out p)) { x *= p; q.Dequeue(); } return x;")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); q.Remove(0, out _, out double p); return x * p;")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); return x * q.UnorderedItems.First().Priority;")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); var r = q; return x * Taken(r);")]
    [InlineData("new PriorityQueue<int, double>()", "q.Enqueue(0, w[0]); return x * Taken(q);")]
    [InlineData("new PriorityQueue<double, double>()", "q.Enqueue(w[0], 1); return x * q.Dequeue();")]
    [InlineData("new PriorityQueue<int, double>(new Spy())", "q.Enqueue(0, w[0]); q.Enqueue(1, w[1]); return x * Spy.Seen;")]
    [InlineData("new PriorityQueue<int, double>(Comparer<double>.Create((a, b) => { Spy.Seen = a; return a.CompareTo(b); }))", "q.Enqueue(0, w[0]); q.Enqueue(1, w[1]); return x * Spy.Seen;")]
    [InlineData("new PriorityQueue<int, double>([(0, w[0])])", "return x * w[q.Dequeue()];")]
    [InlineData("Shared", "q.Enqueue(0, w[0]); return x * w[q.Dequeue()];")]
    public async Task PrioritiesThatMayComeOut_AreRefused(string queue, string body) =>
        Assert.Contains((await ErrorsAsync(queue, body)).FirstOrDefault(), (string[])["ADG0101", "ADG0103", "ADG0107", "ADG0108", "ADG0110"]);

    private static async Task<string[]> ErrorsAsync(string queue, string body)
    {
        Compilation compilation = AnalyzerRunner.Compile(
            $$"""
            public static partial class M
            {
                private static readonly PriorityQueue<int, double> Shared = new();
                [Differentiable] public static double F(double[] w, double x) { var q = {{queue}}; {{body}} }
                private static double Taken(PriorityQueue<int, double> queue) => queue.TryDequeue(out _, out double p) ? p : 0;
            }

            public sealed class Spy : IComparer<double>
            {
                public static double Seen;
                public int Compare(double a, double b) { Seen = a; return a.CompareTo(b); }
            }
            """);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        IEnumerable<Diagnostic> reported = await AnalyzerRunner.AnalyzeAsync(compilation, new DifferentiabilityAnalyzer());
        return [.. reported.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
    }
}
