using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Which variables have been declared where the walk over a function stands.</summary>
internal sealed class DeclaredLocals
{
    private readonly Stack<List<int>> scopes = new();

    private readonly HashSet<int> declared = [];

    public void Enter() => scopes.Push([]);

    public void Leave()
    {
        foreach (int id in scopes.Pop()) declared.Remove(id);
    }

    public bool Contains(Local local) => declared.Contains(local.Id);

    /// <summary>Declares the variable in the innermost scope; false if it already is declared there or further out.</summary>
    public bool Declare(Local local)
    {
        if (!declared.Add(local.Id)) return false;
        scopes.Peek().Add(local.Id);
        return true;
    }
}
