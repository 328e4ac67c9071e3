using AutoDiffGen.Solvers;

namespace AutoDiffGen.Tests.Solvers;

/// <summary>Iterations allocate nothing: twenty steps take the memory of two.</summary>
public sealed class AllocationTests
{
    private static readonly double[] Start = [-3, -1, -3, -1];

    public static TheoryData<string, Func<int, MinimizationResult>> Methods { get; } = new()
    {
        { "Lbfgs", steps => new Lbfgs { MaxIterations = steps }.Minimize(StandardFunctions.WoodGradient, Start) },
        { "Bounds", steps => new Lbfgs { MaxIterations = steps, UpperBounds = [0, 10, 100, 100] }.Minimize(StandardFunctions.WoodGradient, Start) },
        { "L1", steps => new Lbfgs { MaxIterations = steps, L1 = 0.1 }.Minimize(StandardFunctions.WoodGradient, Start) },
        { "ConjugateGradients", steps => new ConjugateGradients { MaxIterations = steps }.Minimize(StandardFunctions.WoodGradient, Start) },
        { "NewtonCg", steps => new NewtonCg { MaxIterations = steps }.Minimize(StandardFunctions.WoodGradient, StandardFunctions.WoodHvp, Start) },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Iterations_AllocateNothing(string method, Func<int, MinimizationResult> minimize)
    {
        Assert.Equal(20, minimize(20).Iterations);
        Assert.Equal(Bytes(2), Bytes(20));

        long Bytes(int steps)
        {
            long least = long.MaxValue;
            for (int round = 0; round < 3; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                minimize(steps);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        }
    }
}
