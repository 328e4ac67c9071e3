using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ObjectFlow
{
    /// <summary>Whether what is done with an object can be done to variables.</summary>
    private bool IsFine(IOperation value)
    {
        if (Of(value) is not { } one) return false;
        return value.Parent switch
        {
            IParenthesizedOperation or IConversionOperation => IsFine(value.Parent),
            IMemberReferenceOperation member when member.Instance == value => IsFine(member, one),
            IInvocationOperation call when call.Instance == value => GoesInto(call, value),
            IArgumentOperation { Parent: { } call } => IsNullGuard(call) ? !one.MayBeNull : GoesInto(call, value),
            IFieldInitializerOperation or IPropertyInitializerOperation => Initializers(held[method]).FirstOrDefault(i => i.Initializer == value) is { Field: { } field } && Fits(field, value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var symbol } } => Find(symbol) is not null,
            ISimpleAssignmentOperation assignment => assignment.Target == value ? IsFine(assignment, one) : IsStored(assignment, value, one),
            IReturnOperation => Returned is not null && !SymbolEqualityComparer.Default.Equals(method, session.Entry),
            INameOfOperation => true,
            ICompoundAssignmentOperation { OperatorMethod: not null } compound => compound.Target is ILocalReferenceOperation && IsSteady(one) && Takes(compound, value),
            IConditionalOperation choice => choice.Condition != value && Of(choice) is not null && IsFine(choice),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => Of(choice) is not null && IsFine(choice),
            IWithOperation with => Of(with) is not null,
            IDeconstructionAssignmentOperation taken => taken.Value == value && ExpressionLowering.IsTakenApart(taken, one.Layout),
            IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } => Takes(value.Parent, value),
            IBinaryOperation or IIsPatternOperation => !one.MayBeNull && NullTest(value.Parent) is not null,
            IExpressionStatementOperation => true,
            _ => false,
        };
    }

    /// <summary>A member of an object: a field is a variable, or an object again.</summary>
    private bool IsFine(IMemberReferenceOperation member, HeldObject whole)
    {
        if (whole.Layout.Find(member.Member) is { } field) return field.Inner is not { IsObject: true } || member.Parent is IMemberInitializerOperation || IsFine(member);
        bool isRead = member.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or ITupleOperation) || member.Parent is ISimpleAssignmentOperation assignment && assignment.Value == member;
        return isRead && member is IPropertyReferenceOperation && Takes(member, member.Instance!);
    }

    /// <summary>A variable, or a field, that is given another object.</summary>
    private bool IsFine(ISimpleAssignmentOperation assignment, HeldObject one) => !assignment.IsRef && Inner(assignment.Target) switch
    {
        ILocalReferenceOperation => assignment.Parent is IExpressionStatementOperation or IForLoopOperation,
        IMemberReferenceOperation { Instance: { } instance } member when Of(instance)?.Layout.Find(member.Member) is { } field => Of(assignment.Value) is not null && Fits(field, assignment.Value)
            && (session.Objects.IsSteady(one.Layout) || session.Objects.IsSteadyReference(field)) && assignment.Parent is IExpressionStatementOperation or IObjectOrCollectionInitializerOperation,
        _ => false,
    };

    private bool IsStored(ISimpleAssignmentOperation assignment, IOperation value, HeldObject one) => assignment.Target switch
    {
        ILocalReferenceOperation { Local: var local } => Find(local) is not null && (IsSteady(one) || IsFresh(value)),
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: { } made } && Of(made) is not null,
        IMemberReferenceOperation { Instance: { } instance } member => Of(instance)?.Layout.Find(member.Member) is { Inner: not null } field && Fits(field, value),
        _ => false,
    };

    /// <summary>The same, where the call gives an object itself: of that no more may be done.</summary>
    private bool GoesInto(IOperation call, IOperation value) => Takes(call, value) && (Of(call) is null ? call is not IObjectCreationOperation : IsFine(call));

    /// <summary>Whether the method that is called treats it as a number of variables.</summary>
    private bool Takes(IOperation operation, IOperation value)
    {
        if (ObjectCall.Of(operation) is not { } call || Known(call) is not { } known || FlowOf(known) is not { } flow) return false;
        if (Of(value) is { } one && !IsSteady(one) && known.Arguments.Where(a => !IsCopied(a.Value, known.Method.Parameters[a.Parameter])).Select(static a => a.Value).Append(known.Receiver).Count(o => Overlap(o, value)) > 1) return false;
        if (known.Receiver == value) return flow.Find(known.Method) is not null;
        IOperation outer = value;
        foreach (var (number, argument) in known.Arguments)
        {
            if (argument == outer) return known.Method.Parameters[number].RefKind == RefKind.None && flow.Find(known.Method.Parameters[number]) is not null;
        }

        return false;
    }

    private static bool IsCopied(IOperation value, IParameterSymbol parameter) => parameter.RefKind == RefKind.None && TypeFacts.IsPrimitive(value.Type);

    /// <summary>Whether two expressions are names for one object, or the one for what holds the other. What is held in two places is two objects, which is checked where they come from.</summary>
    private bool Overlap(IOperation? one, IOperation other) => RootOf(one) is { } root && SymbolEqualityComparer.Default.Equals(root, RootOf(other))
        && StepsTo(one!).Zip(StepsTo(other), SymbolEqualityComparer.Default.Equals).All(static same => same);

    /// <summary>The fields that lead to an object from what <see cref="RootOf"/> names.</summary>
    private IEnumerable<ISymbol> StepsTo(IOperation operation) => Inner(operation) switch
    {
        ILocalReferenceOperation { Local: var local } when !SymbolEqualityComparer.Default.Equals(RootOf(operation), local) => StepsTo(values[local][0]),
        IMemberReferenceOperation { Instance: { } instance } member => StepsTo(instance).Append(Of(instance)?.Layout.Find(member.Member)?.Member ?? member.Member),
        IParameterReferenceOperation { Parameter: var parameter } when SymbolIdentity.IsOfType(parameter) && !IsOfThis(parameter) => [parameter],
        _ => [],
    };

    /// <summary>What holds the object of which an expression is a name, or a part.</summary>
    private ISymbol? RootOf(IOperation? operation) => operation is null ? null : Inner(operation) switch
    {
        ILocalReferenceOperation { Local: var local } => values.TryGetValue(local, out List<IOperation>? given) && given.Count == 1 && Find(local) is { } one && !IsSteady(one) && RootOf(given[0]) is { } root ? root : local,
        IParameterReferenceOperation { Parameter: var parameter } => SymbolIdentity.IsOfType(parameter) && !IsOfThis(parameter) ? method : parameter,
        IInstanceReferenceOperation => method,
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        _ => null,
    };

    /// <summary><c>ArgumentNullException.ThrowIfNull(o)</c></summary>
    public static bool IsNullGuard(IOperation? operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" }, Parent: IExpressionStatementOperation };

    /// <summary>What a comparison with <c>null</c> of something gives that is an object: whether it is the test for there being one.</summary>
    public static (IOperation Tested, bool IfObject)? NullTest(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } test when IsNull(test.RightOperand) => (test.LeftOperand, test.OperatorKind == BinaryOperatorKind.NotEquals),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } test when IsNull(test.LeftOperand) => (test.RightOperand, test.OperatorKind == BinaryOperatorKind.NotEquals),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } test when IsNull(value) => (test.Value, false),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } test when IsNull(value) => (test.Value, true),
        _ => null,
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    /// <summary>Whether the constructors that it calls do with the object only what can be done to variables.</summary>
    private bool IsMadeAbove()
    {
        INamedTypeSymbol own = method.ContainingType;
        var call = ((body as IConstructorBodyOperation)?.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation;
        IMethodSymbol? above = call?.TargetMethod ?? own.BaseType!.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty);
        if (above is null || above.ContainingType.SpecialType == SpecialType.System_Object) return true;
        ObjectFlow? flow = call is not null ? FlowOf(ObjectCall.Of(call)!) : session.CanFollow(above) ? session.FlowOf(above, Given(new ObjectCall(above, null, [], false))).Reduced : null;
        return flow?.Find(above) is not null && flow.IsMadeAbove();
    }

    /// <summary>The fields that a constructor is sure to give an object: those of which the class is known.</summary>
    private HashSet<StructField> Assigned()
    {
        var assigned = new HashSet<StructField>();
        StructLayout made = held[method].Layout;
        foreach (StructField field in made.Fields.Where(static f => f.Inner is { IsObject: true }))
        {
            bool isGiven = method.Parameters.Any(p => (SymbolEqualityComparer.Default.Equals(field.Parameter, p) || ConstructorMap.IsPositional(field, p)) && Find(p) is { MayBeNull: false } one && ReferenceEquals(one.Layout, field.Inner) && IsSteady(one));
            if (isGiven || Initializers(held[method]).Any(i => ReferenceEquals(i.Field, field) && Fits(field, i.Initializer))) assigned.Add(field);
        }

        if (body is not IConstructorBodyOperation declared) return assigned;
        foreach (IOperation statement in (declared.BlockBody ?? declared.ExpressionBody)?.Operations ?? [])
        {
            if (statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } target } } && made.Find(target.Member) is { } field) assigned.Add(field);
        }

        if (declared.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation other } && ObjectCall.Of(other) is { } call && FlowOf(call) is { } flow && flow.held.ContainsKey(call.Method)) assigned.UnionWith(flow.Assigned());
        return assigned;
    }

    /// <summary>What the fields of the constructor's own class start with.</summary>
    private IEnumerable<(StructField Field, IOperation Initializer)> Initializers(HeldObject made)
    {
        if (body is IConstructorBodyOperation { Initializer: IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var other } } } && SymbolEqualityComparer.Default.Equals(other.ContainingType, method.ContainingType)) yield break;
        foreach (StructField field in made.Layout.Fields.Where(f => SymbolEqualityComparer.Default.Equals(f.Member.ContainingType, method.ContainingType)))
        {
            SyntaxNode? declaration = (field.Property ?? (ISymbol?)field.Field)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
            if (field.Field is { AssociatedSymbol: null }) declaration = field.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation);
            EqualsValueClauseSyntax? initializer = declaration switch { VariableDeclaratorSyntax variable => variable.Initializer, PropertyDeclarationSyntax property => property.Initializer, _ => null };
            if (initializer is not null && session.Model(initializer.SyntaxTree).GetOperation(initializer, session.Cancellation) is ISymbolInitializerOperation { Value: { } value }) yield return (field, value);
        }
    }
}
