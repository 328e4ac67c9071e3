using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary><c>new S(…) { … }</c></summary>
    private Expr[]? Created(IObjectCreationOperation creation, StructLayout layout)
    {
        if (creation.Initializer is { } list && !CanInitialize(list, layout)) return null;
        Expr[]? parts = layout.IsObject ? TryFollow(CallSite.Of(creation)) : creation.Constructor is null or { IsImplicitlyDeclared: true, Parameters.Length: 0 } || creation.Constructor.Parameters.Length == 0 && NumericStruct.MembersOf((INamedTypeSymbol)layout.Type) is not null
            ? Default(layout)
            : TryFollow(CallSite.Of(creation)) ?? NumericStructCalls.TryLower(creation, layout, this);
        return parts is null || creation.Initializer is null ? parts : Initialized(parts, creation.Initializer, layout);
    }

    /// <summary><c>p with { … }</c>: a copy, of which some fields are written.</summary>
    private Expr[]? With(IWithOperation with, StructLayout layout)
    {
        if (!CanInitialize(with.Initializer, layout)) return null;
        return Initialized(Components(with.Operand), with.Initializer, layout);
    }

    private Expr[] Initialized(Expr[] parts, IObjectOrCollectionInitializerOperation initializer, StructLayout layout)
    {
        StructVariable copy = scope.New(layout, "");
        Put(copy, parts, define: true);
        Initialize(copy, initializer);
        return ReadsOf(copy);
    }

    private void Initialize(StructVariable variable, IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (IOperation step in initializer.Initializers)
        {
            if (step is IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation nested } member)
            {
                Initialize(variable.At(variable.Layout.Find(nested.Member)!), member.Initializer);
                continue;
            }

            var assignment = (ISimpleAssignmentOperation)step;
            StructField field = variable.Layout.Find(((IMemberReferenceOperation)assignment.Target).Member)!;
            if (field.Inner is not null) Into(variable.At(field), assignment.Value, define: false);
            else Into(variable.Parts[field.Start], assignment.Value, define: false);
        }
    }

    private static bool CanInitialize(IObjectOrCollectionInitializerOperation initializer, StructLayout layout) => initializer.Initializers.All(step => step switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } => layout.Find(member.Member) is not null,
        IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation member } nested =>
            layout.Find(member.Member) is { Inner: { } inner } && CanInitialize(nested.Initializer, inner),
        _ => false,
    });

    private bool CanCompound(ICompoundAssignmentOperation compound) =>
        compound is { IsLifted: false, OperatorMethod: { } method } && (scope.FindStruct(compound.Target) is not null || FindRecord(compound.Target) is { Layout: not null })
        && compound.InConversion.IsIdentity && compound.OutConversion.IsIdentity
        && (calls.CanFollow(CallSite.Of(method, compound.Syntax, compound.Target, compound.Value)) || NumericStructCalls.IsKnown(method));

    /// <summary><c>a += b</c> on a struct: the operator is a method of its own.</summary>
    private Expr[] StructCompound(ICompoundAssignmentOperation compound)
    {
        if (scope.FindStruct(compound.Target) is not { } target) return RecordCompound(compound);
        Put(target, TryOperator(compound.OperatorMethod!, compound.Syntax, compound.Target, compound.Value)!, define: false);
        return ReadsOf(target);
    }

    private bool CanStep(IIncrementOrDecrementOperation step) => step is { IsLifted: false, OperatorMethod: { IsStatic: true } method }
        && scope.FindStruct(step.Target) is not null && calls.CanFollow(CallSite.Of(method, step.Syntax, step.Target));

    /// <summary><c>a++</c> on a struct: what it gives is the struct before, or after.</summary>
    private Expr[] StructStep(IIncrementOrDecrementOperation step)
    {
        StructVariable target = scope.FindStruct(step.Target)!;
        bool givesOld = step.IsPostfix && step.Parent is not IExpressionStatementOperation;
        Expr[] old = givesOld ? [.. ReadsOf(target).Select(p => scope.Spill(p))] : [];
        Put(target, TryOperator(step.OperatorMethod!, step.Syntax, step.Target)!, define: false);
        return givesOld ? old : ReadsOf(target);
    }
}
