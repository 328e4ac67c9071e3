using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Priorities that carry derivatives decide in which order indices come out of a queue; that alone is nothing to differentiate.</summary>
public static partial class PriorityQueues
{
    [Case("[3, 1, 2]", Value = 23, Gradient = "[18, 2, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WeightedByRank(double[] w)
    {
        var queue = new PriorityQueue<int, double>();
        for (int i = 0; i < w.Length; i++) queue.Enqueue(i, w[i]);
        double sum = 0;
        for (int rank = 1; queue.Count > 0; rank++)
        {
            int i = queue.Dequeue();
            sum += rank * w[i] * w[i];
        }

        return sum - 13;
    }

    /// <summary>The shortest way from node 0 to the last, of the roads that join nodes a and b.</summary>
    [Case("[1, 7, 2, 1.5, 3], new int[] { 0, 0, 1, 2, 1 }, new int[] { 1, 2, 2, 3, 3 }, 4", Value = 16, Gradient = "[8, 0, 0, 0, 8]")]
    [Case("[1, 7, 2, 0.5, 3], new int[] { 0, 0, 1, 2, 1 }, new int[] { 1, 2, 2, 3, 3 }, 4", Value = 12.25, Gradient = "[7, 0, 7, 7, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ShortestPathSquared(double[] roads, int[] a, int[] b, int nodes)
    {
        var distance = new double[nodes];
        Array.Fill(distance, double.PositiveInfinity);
        distance[0] = 0;
        var open = new PriorityQueue<int, double>(nodes);
        open.Enqueue(0, 0.0);
        var done = new bool[nodes];
        while (open.TryDequeue(out int node, out _))
        {
            if (done[node]) continue;
            done[node] = true;
            for (int r = 0; r < roads.Length; r++)
            {
                if (a[r] != node) continue;
                double there = distance[node] + roads[r];
                if (there < distance[b[r]])
                {
                    distance[b[r]] = there;
                    open.Enqueue(b[r], there);
                }
            }
        }

        return distance[nodes - 1] * distance[nodes - 1];
    }

    [Case("[3, 1, 2, 5], 2", Value = 15, Gradient = "[5, 0, 0, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ProductOfLargest(double[] w, int count)
    {
        var kept = new PriorityQueue<int, double>();
        for (int i = 0; i < w.Length; i++)
        {
            if (kept.Count < count) kept.Enqueue(i, w[i]);
            else kept.EnqueueDequeue(i, w[i]);
        }

        double product = 1;
        while (kept.Count > 0) product *= w[kept.Dequeue()];
        return product;
    }

    [Case("[3, 1, 2], 0.5", Value = 4.5, Gradient = "[3, 0, 0], -9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LargestFirst(double[] w, double x)
    {
        var queue = new PriorityQueue<int, (double Size, int Index)>(Comparer<(double Size, int Index)>.Create((a, b) => b.CompareTo(a)));
        queue.EnqueueRange(Enumerable.Range(0, w.Length).Select(i => (i, (w[i] / x, i))));
        queue.Enqueue(1, (Math.Sqrt(w[1]) * x, 1));
        double largest = w[queue.Peek()];
        return largest * largest / (4 * x);
    }

    [Case("[3, 1, 2]", Value = 2, Gradient = "[0, 0, 1]")]
    [Refused("ADG0101", Because = "the priority that comes out is a number again")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double SecondPriority(double[] w)
    {
        var queue = new PriorityQueue<int, double>();
        for (int i = 0; i < w.Length; i++) queue.Enqueue(i, w[i]);
        queue.Dequeue();
        return queue.TryDequeue(out _, out double second) ? second : 0;
    }
}
