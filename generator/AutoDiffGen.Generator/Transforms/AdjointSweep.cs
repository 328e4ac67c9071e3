using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Reverses a block in normal form: visits its statements last to first and passes each adjoint on to the operands,
/// x̄ᵢ += ȳ·∂y/∂xᵢ. Primal and adjoint statements come out side by side, because a statement whose adjoint is known
/// before it runs is reversed on the spot.
/// </summary>
internal sealed partial class AdjointSweep(
    LocalFactory locals, ActivityAnalysis activity, ProgramFacts facts, bool mayCellsBeInfinite, CalleeDerivatives callees, Tapes tapes, Dictionary<int, Local> arrayAdjoints)
{
    /// <summary>The loop inside one iteration of which primal and adjoint now run together; the whole function when null.</summary>
    private Loop? region;

    /// <summary>A block on its way to being reversed.</summary>
    private sealed class Reversal(bool isJoint)
    {
        private readonly NumberMap<Stmt> definitions = new();
        private int indexedAdjoint, indexedPrimal;

        /// <summary>Whether adjoint statements will stand right after the primal ones, in the same scope.</summary>
        public bool IsJoint { get; } = isJoint;

        /// <summary>The primal statements, last first.</summary>
        public List<Stmt> Primal { get; } = [];

        public List<Stmt> Adjoint { get; } = [];

        /// <summary>The statement, among those visited so far, that gives the variable its value.</summary>
        public Stmt? DefinitionOf(Local local)
        {
            Index(Adjoint, ref indexedAdjoint);
            Index(Primal, ref indexedPrimal);
            return definitions.TryGetValue(local.Id, out Stmt? definition) ? definition : null;
        }

        /// <summary>Takes a statement out of its place; it is to be put into another.</summary>
        public void TakeAt(int index, List<Stmt> statements)
        {
            statements.RemoveAt(index);
            if (ReferenceEquals(statements, Adjoint)) indexedAdjoint = Math.Min(indexedAdjoint, index);
            else indexedPrimal = Math.Min(indexedPrimal, index);
        }

        private void Index(List<Stmt> statements, ref int indexed)
        {
            for (; indexed < statements.Count; indexed++)
            {
                foreach (Local local in statements[indexed].Defines()) definitions[local.Id] = statements[indexed];
            }
        }

        public Block PrimalBlock => new(Primal.AsEnumerable().Reverse().ToEquatableArray());

        public Block JointBlock => Primal.Count == 0 || Adjoint.Count == 0
            ? new(Primal.AsEnumerable().Reverse().Concat(Adjoint).ToEquatableArray())
            : new(Primal.AsEnumerable().Reverse().Append(new Comment("")).Concat(Adjoint).ToEquatableArray());
    }

    /// <summary>Primal and adjoint of a whole function.</summary>
    public Block ReverseFunction(Block body, AdjointEnvironment adjoints) => Reverse(body, adjoints, isJoint: true).JointBlock;

    /// <summary>Primal and adjoint of a whole function, no statement of the one among those of the other.</summary>
    public (Block Primal, Block Adjoint) ReverseApart(Block body, AdjointEnvironment adjoints)
    {
        Reversal reversal = Reverse(body, adjoints, isJoint: false);
        return (reversal.PrimalBlock, new Block(reversal.Adjoint.ToEquatableArray()));
    }

    private Reversal Reverse(Block block, AdjointEnvironment adjoints, bool isJoint)
    {
        var reversal = new Reversal(isJoint);
        for (int i = block.Statements.Count - 1; i >= 0; i--) Reverse(block.Statements[i], adjoints, reversal);
        return reversal;
    }

    private void Reverse(Stmt statement, AdjointEnvironment adjoints, Reversal reversal)
    {
        switch (statement)
        {
            case Define { Value: Allocate } s when activity.IsActive(s.Target):
                ReverseAllocation(s, reversal);
                break;
            case Define { Value: Literal { Type.IsArray: true } } s when activity.IsActive(s.Target):
                ReverseNothing(s, reversal);
                break;
            case Define { Value: Call call } s:
                ReverseCall(s, s.Target, call, adjoints, reversal);
                break;
            case Effect { Value: Call call }:
                ReverseCall(statement, null, call, adjoints, reversal);
                break;
            case Define { Value: { } value } s:
                reversal.Primal.Add(s);
                if (adjoints.Take(s.Target) is { } adjoint && activity.IsActive(s.Target)) ReverseOperation(s, value, adjoint, adjoints, reversal);
                break;
            case Store { Array: Read array } s when activity.IsActive(array.Local) && (array.Local.Type.Record is null || s.Value.Type.IsReal):
                reversal.Primal.Add(s);
                ReverseStore(s, array.Local, adjoints, reversal);
                break;
            case MakeRow { Array: Read rows } s when activity.IsActive(rows.Local):
                reversal.Primal.Add(s with { Array = new Read(AdjointOf(rows.Local)), IsPrimal = false });
                reversal.Primal.Add(s);
                break;
            case Append { List: Read list } s when activity.IsActive(list.Local):
                ReverseAppend(s, list.Local, adjoints, reversal);
                break;
            case If s:
                ReverseIf(s, adjoints, reversal);
                break;
            case Loop s:
                ReverseLoop(s, adjoints, reversal);
                break;
            default:
                reversal.Primal.Add(statement);
                break;
        }
    }

    private void ReverseOperation(Define statement, Expr value, Adjoint adjoint, AdjointEnvironment adjoints, Reversal reversal)
    {
        if (adjoint.Value is Number { Value: 0 }) return;
        Expr d = Named(adjoint.Value, statement.Target, statement.Source, reversal);
        adjoint = adjoint with { Value = d };
        switch (value)
        {
            case Element { Array: Read array } cell:
                if (!activity.IsActive(array.Local)) break;
                Expr derivative = new Element(new Read(AdjointOf(array.Local)), cell.Indices);
                reversal.Adjoint.Add(new Store(new Read(AdjointOf(array.Local)), cell.Indices, derivative + d) { Heading = statement.Source });
                break;
            case Read copy:
                Contribute(copy, adjoint, adjoints);
                break;
            case Ir.Convert convert:
                Contribute(convert.Operand, adjoint with { Value = Algebra.ConvertTo(d, convert.Operand.Type) }, adjoints);
                break;
            case Select select:
                Expr zero = Expr.Zero(d.Type);
                Contribute(select.WhenTrue, adjoint with { Value = new Select(select.Condition, d, zero) }, adjoints);
                Contribute(select.WhenFalse, adjoint with { Value = new Select(select.Condition, zero, d) }, adjoints);
                break;
            case Unary or Binary or Apply:
                ReverseRule(value, new Read(statement.Target), adjoint, adjoints);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType().Name} has no adjoint");
        }
    }

    private void ReverseRule(Expr value, Expr result, Adjoint adjoint, AdjointEnvironment adjoints)
    {
        foreach (ChainRule.Term term in ChainRule.TermsOf(value, result, activity.IsActive))
        {
            adjoints.Add(term.Operand, ChainRule.Contribution(adjoint, term.Partial, facts.Ranges));
        }
    }

    private void Contribute(Expr operand, Adjoint adjoint, AdjointEnvironment adjoints)
    {
        if (operand is Read read && activity.IsActive(read.Local)) adjoints.Add(read.Local, adjoint);
    }

    /// <summary>āᵢ flows to the value that was stored; what the cell held before no longer matters, so its adjoint is zero.</summary>
    private void ReverseStore(Store statement, Local array, AdjointEnvironment adjoints, Reversal reversal)
    {
        var derivative = new Read(AdjointOf(array));
        if (statement.Value is Read value && activity.IsActive(value.Local))
        {
            Local d = locals.Derivative(value.Local, value.Local.Type);
            reversal.Adjoint.Add(new Define(d, new Element(derivative, statement.Indices)) { Heading = statement.Source });
            adjoints.Add(value.Local, new Adjoint(new Read(d), mayCellsBeInfinite));
        }

        if (facts.IsFirstTouch(array, statement)) return;
        reversal.Adjoint.Add(new Store(derivative, statement.Indices, Expr.Zero(array.Type.CellType(statement.Indices))) { Heading = statement.Source });
    }

    /// <summary>The list of derivatives grows along; a cell is new, so nothing came before that its adjoint would have to be kept from.</summary>
    private void ReverseAppend(Append statement, Local list, AdjointEnvironment adjoints, Reversal reversal)
    {
        var derivative = new Read(AdjointOf(list));
        reversal.Primal.Add(statement with { List = derivative, Value = Expr.Zero(list.Type.ElementType), IsPrimal = false });
        reversal.Primal.Add(statement);
        if (statement.Value is not Read value || !activity.IsActive(value.Local)) return;
        Local d = locals.Derivative(value.Local, value.Local.Type);
        reversal.Adjoint.Add(new Define(d, new Element(derivative, EquatableArray.Of(statement.Index))) { Heading = statement.Source });
        adjoints.Add(value.Local, new Adjoint(new Read(d), mayCellsBeInfinite));
    }

    private void ReverseAllocation(Define statement, Reversal reversal)
    {
        if (arrayAdjoints.TryGetValue(statement.Target.Id, out Local? adjoint))
        {
            var allocation = new Define(adjoint, ((Allocate)statement.Value!) with { Type = adjoint.Type, OnStack = false, IsPooled = true });
            if (reversal.IsJoint || adjoint.Type.IsOwnDerivative && adjoint.Type.Shape != Shape.Matrix) reversal.Primal.Add(allocation);
            else reversal.Adjoint.Insert(0, allocation);
        }

        reversal.Primal.Add(statement);
    }

    /// <summary>Of an array that is not there, neither is the derivative.</summary>
    private void ReverseNothing(Define statement, Reversal reversal)
    {
        if (arrayAdjoints.TryGetValue(statement.Target.Id, out Local? adjoint))
        {
            var nothing = new Define(adjoint, Expr.Default(adjoint.Type));
            if (reversal.IsJoint) reversal.Primal.Add(nothing);
            else reversal.Adjoint.Insert(0, nothing);
        }

        reversal.Primal.Add(statement);
    }

    private Local AdjointOf(Local array)
    {
        if (!arrayAdjoints.TryGetValue(array.Id, out Local? adjoint))
        {
            arrayAdjoints[array.Id] = adjoint = locals.Derivative(array, Shapes.DerivativeOf(array.Type));
        }

        return adjoint;
    }

    /// <summary>A variable or constant that holds the value; a definition is written when it is neither.</summary>
    private Expr Named(Expr value, Local of, string? source, Reversal reversal)
    {
        if (value.IsAtom()) return value;
        Local local = locals.Derivative(of, value.Type);
        reversal.Adjoint.Add(new Define(local, value) { Heading = source });
        return new Read(local);
    }
}
