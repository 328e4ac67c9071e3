using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Finds the scopes in which a function's variables are declared, in the order of the declarations.</summary>
internal sealed class ScopeCollector
{
    private readonly DeclaredLocals declared = new();

    private readonly List<Declaration> declarations = [];

    private Scope current = new(null);

    /// <summary>What there was before each of the blocks that lie flat among other statements.</summary>
    private readonly Stack<(Scope Scope, Scope? AroundLoops)> outer = new();

    /// <summary>The scope around the outermost loop.</summary>
    private Scope? aroundLoops;

    /// <summary>A variable and a scope that declares it.</summary>
    /// <param name="Holder">The scope that declares the owner of its memory, if there is one: outside of all loops.</param>
    public sealed record Declaration(Local Local, Scope Scope, Scope? Holder);

    public static IReadOnlyList<Declaration> Collect(Function function)
    {
        var collector = new ScopeCollector();
        collector.declared.Enter();
        foreach (Parameter parameter in function.Parameters) collector.Declare(parameter.Local);
        collector.Visit(function.Body);
        return collector.declarations;
    }

    private void Visit(Block block)
    {
        foreach (Stmt statement in block.Statements) Visit(statement);
    }

    private void Visit(Stmt statement)
    {
        switch (statement)
        {
            case Define define:
                Declare(define.Target, Storage.NeedsHolder(define));
                break;
            case Pop pop:
                Declare(pop.Target);
                break;
            case Invoke invoke:
                foreach (Local local in invoke.Defines()) Declare(local);
                break;
            case Verbatim { Bracket: Bracket.Opens }:
                outer.Push((current, aroundLoops));
                aroundLoops ??= current;
                current = new Scope(current);
                declared.Enter();
                break;
            case Verbatim { Bracket: Bracket.Closes }:
                declared.Leave();
                (current, aroundLoops) = outer.Pop();
                break;
            case If choice:
                Nested(() => Visit(choice.Then));
                Nested(() => Visit(choice.Else));
                break;
            case Loop loop:
                Scope? around = aroundLoops;
                aroundLoops ??= current;
                Nested(() => VisitLoop(loop));
                aroundLoops = around;
                break;
        }
    }

    private void VisitLoop(Loop loop)
    {
        if (loop.Counter is { } counter) Declare(counter.Index);
        Nested(() =>
        {
            Visit(loop.Body);
            Visit(loop.Iterator);
        });
    }

    private void Declare(Local local, bool hasHolder = false)
    {
        if (declared.Declare(local)) declarations.Add(new Declaration(local, current, hasHolder ? aroundLoops ?? current : null));
    }

    private void Nested(Action visit)
    {
        Scope outer = current;
        current = new Scope(outer);
        declared.Enter();
        visit();
        declared.Leave();
        current = outer;
    }
}
