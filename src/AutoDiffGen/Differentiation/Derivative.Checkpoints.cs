namespace AutoDiffGen;

/// <content>The parts that a loop with <c>[Checkpoint]</c> is run again in.</content>
public static partial class Derivative
{
    /// <summary>How often a loop runs.</summary>
    /// <param name="first">The counter in the first iteration.</param>
    /// <param name="last">The counter in the last iteration; anything before <paramref name="first"/> if there is none.</param>
    /// <param name="step">What is added to the counter after an iteration; not 0.</param>
    /// <returns>The number of iterations.</returns>
    public static int Iterations(int first, int last, int step)
    {
        long distance = step > 0 ? (long)last - first : (long)first - last;
        return distance < 0 ? 0 : checked((int)(distance / Math.Abs((long)step) + 1));
    }

    /// <summary>The number of iterations from one state that is kept to the next: ⌈√n⌉, and 1 for a loop that does not run.</summary>
    /// <param name="iterations">How often the loop runs: n.</param>
    public static int CheckpointInterval(int iterations) => Math.Max(1, (int)Math.Ceiling(Math.Sqrt(iterations)));

    /// <summary>The number of states that are kept.</summary>
    /// <param name="iterations">How often the loop runs.</param>
    /// <param name="interval">The number of iterations from one state to the next.</param>
    public static int Checkpoints(int iterations, int interval) => (int)(((long)iterations + interval - 1) / interval);

    /// <summary>The counter in the first iteration after a state that is kept.</summary>
    /// <param name="first">The counter in the first iteration of all.</param>
    /// <param name="step">What is added to the counter after an iteration.</param>
    /// <param name="interval">The number of iterations from one state to the next.</param>
    /// <param name="checkpoint">The number of the state, from 0.</param>
    public static int CheckpointStart(int first, int step, int interval, int checkpoint) => (int)(first + (long)checkpoint * interval * step);

    /// <summary>The counter in the last iteration before the next state that is kept, or in the last of all.</summary>
    /// <param name="first">The counter in the first iteration of all.</param>
    /// <param name="last">The counter in the last iteration of all.</param>
    /// <param name="step">What is added to the counter after an iteration.</param>
    /// <param name="interval">The number of iterations from one state to the next.</param>
    /// <param name="checkpoint">The number of the state, from 0.</param>
    public static int CheckpointEnd(int first, int last, int step, int interval, int checkpoint)
    {
        long end = first + ((checkpoint + 1L) * interval - 1) * step;
        return (int)(step > 0 ? Math.Min(end, last) : Math.Max(end, last));
    }
}
