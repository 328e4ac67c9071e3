using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class FunctionScope
{
    private List<Stmt> statements = [];
    private SyntaxNode? node;
    private int origin = -1;

    /// <summary>How many statements the innermost block has so far.</summary>
    public int Mark => statements.Count;

    /// <summary>Has what is emitted from now on come from a node of the source.</summary>
    /// <returns>The node that it came from until now.</returns>
    public SyntaxNode? From(SyntaxNode? source)
    {
        SyntaxNode? outer = node;
        node = source;
        origin = -1;
        return outer;
    }

    public void Emit(Stmt statement)
    {
        if (Frame is { } frame) Watch(statement, frame);
        else Add(statement);
    }

    /// <summary>Statements of a block that has been lowered before.</summary>
    public void EmitAll(Block block)
    {
        foreach (Stmt statement in block.Statements) Add(statement);
    }

    private void Add(Stmt statement)
    {
        if (statement is Define { Value: { } value } define) Note(define.Target, value);
        statements.Add(WithOrigin(statement));
    }

    /// <summary>Whether two variables are sure to be different arrays: both made here, or one of them given to the method.</summary>
    public bool AreApart(Expr one, Expr other)
    {
        if (one is not Read { Local: var first } || other is not Read { Local: var second }) return false;
        (first, second) = (Whole(first), Whole(second));
        if (first.Equals(second) || IsReassigned(first) || IsReassigned(second)) return false;
        return own.Contains(first.Id) ? own.Contains(second.Id) || IsParameter(second) : own.Contains(second.Id) && IsParameter(first);

        Local Whole(Local local) => slices.TryGetValue(local.Id, out Local? of) && !IsReassigned(local) ? Whole(of) : local;

        bool IsParameter(Local local) => locals.Any(l => l.Key is IParameterSymbol && !placed.Contains(l.Key) && l.Value.Equals(local));
    }

    private void Note(Local local, Expr value)
    {
        if (value is Allocate) own.Add(local.Id);
        if (value.IsSlice() && value.Children()[0] is Read whole) slices[local.Id] = whole.Local;
    }

    /// <summary>Notes where a statement stands that may turn out, once the whole method is known, to be in the way.</summary>
    private Stmt WithOrigin(Stmt statement)
    {
        bool canBeInTheWay = statement switch
        {
            Define { Value: Opaque } or Assign { Value: Opaque } or Effect or Verbatim => true,
            Define s => s.Target.Type.IsRealArray,
            Assign s => s.Target.Type.IsRealArray,
            Store s => s.Array.Type.IsReal,
            MakeRow or Append => true,
            Return { Value: { } value } => value.Type.IsRealArray,
            _ => false,
        };
        if (!canBeInTheWay || node is null) return statement;
        if (origin < 0) origin = Session.Origins.Add(node);
        return statement with { Origin = origin };
    }

    public Effects EffectsSince(int mark) => Effects.Of(statements, mark, Frame is not null);

    /// <summary>Evaluates a value where statement <paramref name="mark"/> stands, before it and what follows.</summary>
    public Read SpillAt(int mark, Expr value)
    {
        Local temporary = Temporary(value.Type, Hints.For(value));
        Note(temporary, value);
        List<Stmt> later = statements.GetRange(mark, statements.Count - mark);
        statements.RemoveRange(mark, later.Count);
        Emit(new Define(temporary, value));
        statements.AddRange(later);
        return new Read(temporary);
    }

    public Read Spill(Expr value) => SpillAt(statements.Count, value);

    /// <summary>A value whose evaluation has an effect is evaluated here and now; others stay expressions.</summary>
    public Expr Hoist(Expr value) =>
        value is Call or Allocate or Opaque { IsPure: false } || value.IsSlice() ? Spill(value) : value;

    public Block Nested(Action body)
    {
        List<Stmt> outer = statements;
        statements = [];
        try
        {
            body();
            return new Block(statements.ToEquatableArray());
        }
        finally
        {
            statements = outer;
        }
    }

    /// <summary>Marks the loops among the statements from one on as to be run again.</summary>
    public void Checkpoint(int mark, SyntaxNode source)
    {
        for (int i = mark; i < statements.Count; i++)
        {
            statements[i] = Marked(statements[i]);
        }

        Stmt Marked(Stmt statement) => statement switch
        {
            Loop { Label: not null } block => block with { Body = block.Body.Map(Marked) },
            Loop loop => loop with { IsCheckpointed = true, Origin = Session.Origins.Add(source) },
            _ => statement,
        };
    }

    /// <summary>Names the user's statement that the last statement stands for, if that one moves real numbers.</summary>
    public void AttachSource(int mark, SyntaxNode source)
    {
        if (statements.Count <= mark) return;
        Stmt last = statements[statements.Count - 1];
        if (CarriesReal(last)) statements[statements.Count - 1] = last with { Source = SourceLine.Of(source) };
    }

    private static bool CarriesReal(Stmt statement) => statement switch
    {
        Define { Value: not null } d => d.Target.Type.IsReal,
        Assign a => a.Target.Type.IsReal,
        Store s => s.Array.Type.IsReal,
        Append => true,
        Return { Value: { } value } => value.Type.IsReal,
        If choice => CarriesReal(choice.Then) || CarriesReal(choice.Else),
        Verbatim => true,
        MultiCall call => call.Outputs.Any(static o => o.After.Type.IsReal),
        _ => false,
    };

    private static bool CarriesReal(Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            if (CarriesReal(statement)) return true;
        }

        return false;
    }
}
