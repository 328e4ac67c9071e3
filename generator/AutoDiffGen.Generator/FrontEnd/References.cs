using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Expressions that give a reference which is written through: <c>ref (c ? ref x : ref y)</c>, and calls of methods that return one.</summary>
internal sealed class References(FunctionScope scope, ExpressionLowering expressions)
{
    private readonly ReferenceCalls calls = new(scope, expressions);

    /// <summary>Whether it is such an expression, and what it may refer to is known.</summary>
    public bool IsReference(IOperation operation) => operation switch
    {
        IConditionalOperation { IsRef: true } choice => Leaves(choice).All(l => Root(l) is not null),
        _ => calls.BodyOf(operation) is not null,
    };

    /// <summary>Whether the place is one of several.</summary>
    public bool IsChosen(IOperation operation) => IsReference(operation) || operation is ILocalReferenceOperation local && scope.FindAlias(local.Local) is ChosenTarget;

    /// <summary>The place that is referred to, whatever is assigned from now on.</summary>
    public Target? Resolve(IOperation operation)
    {
        if (operation is not IConditionalOperation) return calls.Resolve(operation, calls.BodyOf(operation)!);
        MovingReference reference = Among([operation])!;
        Declare(reference, operation);
        return reference.Target;
    }

    /// <summary>A reference to what any of the expressions refers to; null when that is not known of all.</summary>
    public MovingReference? Among(IEnumerable<IOperation> values)
    {
        var options = new List<ReferenceOption>();
        foreach (IOperation leaf in values.SelectMany(Leaves))
        {
            if (Root(leaf) is not { } root) return null;
            if (options.All(o => !o.Root.Equals(root))) options.Add(Option(leaf, root));
        }

        if (options.Any(o => o.Target.Type != options[0].Target.Type)) return null;
        Local? selector = options.Count == 1 ? null : scope.Changing(options.Count == 2 ? IrType.Bool : IrType.Int, "chosen");
        return new MovingReference(options, selector);
    }

    private ReferenceOption Option(IOperation leaf, object root)
    {
        if (root is ISymbol other) return new ReferenceOption(root, scope.FindAlias(other)!, []);
        var local = (Local)root;
        if (!local.Type.IsArray) return new ReferenceOption(root, new VariableTarget(local), []);
        Local[] indices = [.. Enumerable.Range(0, ExpressionLowering.IndexCount(leaf)).Select(_ => scope.Changing(IrType.Int, "index"))];
        return new ReferenceOption(root, new CellTarget([new Read(local), .. indices.Select(static i => new Read(i))]), indices);
    }

    /// <summary>Declares the variables that say what is referred to, and has it be something.</summary>
    public void Declare(MovingReference reference, IOperation value)
    {
        foreach (Local index in reference.Options.SelectMany(static o => o.Indices)) scope.Emit(new Define(index, new Literal("0", IrType.Int)));
        if (reference.Selector is not { } selector)
        {
            Move(reference, value);
        }
        else if (IsPlainChoice(reference, value) && value is IConditionalOperation choice)
        {
            scope.Emit(new Define(selector, expressions.Value(choice.Condition)));
        }
        else
        {
            scope.Emit(new Define(selector, reference.ValueOf(0)));
            Move(reference, value);
        }
    }

    /// <summary>Whether the condition is all that has to be known.</summary>
    private bool IsPlainChoice(MovingReference reference, IOperation value) => value is IConditionalOperation choice && reference.Options.Count == 2
        && reference.Options.All(static o => o.Indices.Count == 0) && reference.Options[0].Root.Equals(Root(choice.WhenTrue)) && reference.Options[1].Root.Equals(Root(choice.WhenFalse!));

    /// <summary>Has it refer to something else.</summary>
    public void Move(MovingReference reference, IOperation value)
    {
        if (value is IParenthesizedOperation inner)
        {
            Move(reference, inner.Operand);
            return;
        }

        if (value is IConditionalOperation { WhenFalse: { } otherwise } choice)
        {
            Expr condition = expressions.Value(choice.Condition);
            scope.Emit(new If(condition, scope.Nested(() => Move(reference, choice.WhenTrue)), scope.Nested(() => Move(reference, otherwise))));
            return;
        }

        int option = 0;
        while (!reference.Options[option].Root.Equals(Root(value))) option++;
        IReadOnlyList<Local> indices = reference.Options[option].Indices;
        if (indices.Count > 0 && expressions.Resolve(value) is CellTarget cell)
        {
            for (int i = 0; i < indices.Count; i++) scope.Emit(new Assign(indices[i], cell.Parts[i + 1]));
        }

        if (reference.Selector is { } selector) scope.Emit(new Assign(selector, reference.ValueOf(option)));
    }

    private static IEnumerable<IOperation> Leaves(IOperation value) => value switch
    {
        IParenthesizedOperation inner => Leaves(inner.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Leaves(choice.WhenTrue).Concat(Leaves(otherwise)),
        _ => [value],
    };

    /// <summary>The variable, the array whose cell it is, if that stays the same array, or the reference that stands for something else.</summary>
    private object? Root(IOperation leaf)
    {
        if (!TypeFacts.IsPrimitive(leaf.Type)) return null;
        if (scope.FindPart(leaf) is { } part) return part;
        if (Symbol(leaf) is { } symbol)
        {
            if (scope.FindAlias(symbol) is { } alias) return alias is VariableTarget same ? same.Local : scope.FindMoving(symbol) is null ? symbol : null;
            return scope.Find(symbol) is { Type.IsArray: false } variable ? variable : null;
        }

        return expressions.ArrayOfCell(leaf) is { } array && scope.Find(Symbol(array)) is { Type: { IsArray: true, Record: null } } cells && !scope.IsReassigned(cells) ? cells : null;
    }

    private static ISymbol? Symbol(IOperation operation) => (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;
}
