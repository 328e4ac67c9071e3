using System.Runtime.ExceptionServices;

namespace AutoDiffGen.Training;

/// <summary>Threads that share out numbered pieces of work, round after round, without allocating. With one worker there is no thread but the caller's.</summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Action<int, int> work;
    private readonly ExceptionDispatchInfo?[] errors;
    private readonly Thread[] threads;
    private readonly SemaphoreSlim start = new(0), done = new(0);
    private int next;
    private bool isClosing;

    /// <param name="workers">The number of workers, the caller's thread included.</param>
    /// <param name="pieces">The number of pieces of a round.</param>
    /// <param name="work">What a worker does with a piece: their numbers.</param>
    public WorkerTeam(int workers, int pieces, Action<int, int> work)
    {
        this.work = work;
        errors = new ExceptionDispatchInfo?[pieces];
        threads = new Thread[workers - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            int worker = i + 1;
            threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"training {worker}" };
            threads[i].Start();
        }
    }

    /// <summary>Does all pieces, and returns when they are done. Of several exceptions, that of the first piece is thrown.</summary>
    public void Run()
    {
        next = 0;
        if (threads.Length > 0) start.Release(threads.Length);
        DoPieces(0);
        for (int i = 0; i < threads.Length; i++) done.Wait();
        foreach (ExceptionDispatchInfo? error in errors) error?.Throw();
    }

    public void Dispose()
    {
        isClosing = true;
        if (threads.Length > 0) start.Release(threads.Length);
        foreach (Thread thread in threads) thread.Join();
        start.Dispose();
        done.Dispose();
    }

    private void Serve(int worker)
    {
        while (true)
        {
            start.Wait();
            if (isClosing) return;
            DoPieces(worker);
            done.Release();
        }
    }

    private void DoPieces(int worker)
    {
        for (int piece; (piece = Interlocked.Increment(ref next) - 1) < errors.Length;)
        {
            try
            {
                work(worker, piece);
            }
            catch (Exception error)
            {
                errors[piece] = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
