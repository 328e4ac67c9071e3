using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Lowers patterns on numbers, flags and strings, and on tuples of them, to comparisons; those on objects to tests of the class.</summary>
internal sealed partial class PatternLowering(FunctionScope scope, ExpressionLowering expressions)
{
    private static readonly Literal True = new("true", IrType.Bool);

    public Expr Is(IIsPatternOperation test)
    {
        if (!CanMatch(test.Value, test.Pattern, scope.Session)) return TypeTest(test) ?? expressions.Opaque.Expression(test);
        return Match(Inputs(test.Value), test.Pattern);
    }

    /// <summary>The value, or the elements of a tuple that is written out; each in a variable, so that it is evaluated once.</summary>
    private PatternInput[] Inputs(IOperation value, bool hasGuards = false)
    {
        IReadOnlyList<IOperation> elements = Elements(value)?.Elements ?? [value];
        if (!elements.Any(e => expressions.Nullables.IsNullable(e.Type))) return [.. expressions.Values(elements).Select(v => new PatternInput([Steady(v, hasGuards)], null))];
        return [.. expressions.Operands(elements).Select(parts => parts.Length == 1
            ? new PatternInput([Steady(parts[0], hasGuards)], null)
            : new PatternInput([.. parts.Skip(1).Select(p => Steady(p, hasGuards))], Steady(parts[0], hasGuards)))];
    }

    private Expr Steady(Expr value, bool hasGuards)
    {
        bool isSteady = value is Number or Literal || (value is Read { Local: var local } && !(hasGuards && scope.IsReassigned(local)));
        return isSteady ? value : scope.Spill(value);
    }

    private static ITupleOperation? Elements(IOperation value)
    {
        while (value is IConversionOperation { Operand: ITupleOperation } conversion) value = conversion.Operand;
        return value as ITupleOperation;
    }

    private static bool CanMatch(IOperation value, IPatternOperation pattern, LoweringSession session)
    {
        if (Elements(value) is not { Elements: var elements }) return IsObject(value.Type, session) ? CanMatchObject(pattern, session) : IsSimple(value.Type, session) && CanMatch(value.Type!, pattern);
        if (!elements.All(e => IsSimple(e.Type, session))) return false;
        return pattern switch
        {
            IDiscardPatternOperation => true,
            IRecursivePatternOperation { DeclaredSymbol: null, PropertySubpatterns.Length: 0 } recursive =>
                recursive.DeconstructionSubpatterns.Length == elements.Length
                && recursive.DeconstructionSubpatterns.Zip(elements, (p, e) => CanMatch(e.Type!, p)).All(static known => known),
            _ => false,
        };
    }

    private static bool IsSimple(ITypeSymbol? type, LoweringSession session) => TypeFacts.IsPrimitive(type) || TypeFacts.IsString(type) || TypeFacts.Underlying(type) is not null && session.Layouts.Of(type) is not null;

    private static bool CanMatch(ITypeSymbol type, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => IsKnown(constant.Value, type),
        IRelationalPatternOperation relational => relational.Value.ConstantValue.HasValue && TypeFacts.IsPrimitive(TypeFacts.Underlying(type) ?? type),
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol is null or ILocalSymbol
            && (declaration.MatchesNull || TypeFacts.IsPrimitive(type) || TypeFacts.Underlying(type) is not null) && Matches(declaration.MatchedType ?? type, type),
        ITypePatternOperation test => TypeFacts.Underlying(type) is not null && Matches(test.MatchedType, type),
        IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0, DeclaredSymbol: null or ILocalSymbol } something =>
            TypeFacts.Underlying(type) is not null && Matches(something.MatchedType, type),
        INegatedPatternOperation negated => CanMatch(type, negated.Pattern),
        IBinaryPatternOperation binary => CanMatch(type, binary.LeftPattern) && CanMatch(type, binary.RightPattern),
        _ => false,
    };

    private static bool IsKnown(IOperation constant, ITypeSymbol type) => constant.ConstantValue is { HasValue: true, Value: var value }
        && (TypeFacts.Underlying(type) is not { } underlying ? constant.Type is not null : value is null || TypeFacts.IsPrimitive(underlying));

    /// <summary>Whether the type that is asked for is that of the value, or of what is in it.</summary>
    private static bool Matches(ITypeSymbol asked, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(asked, type) || SymbolEqualityComparer.Default.Equals(asked, TypeFacts.Underlying(type));

    private Expr Match(PatternInput[] inputs, IPatternOperation pattern)
    {
        if (IsObject(pattern.InputType, scope.Session)) return MatchObject((inputs[0].Value as Read ?? scope.Spill(inputs[0].Value)).Local, pattern);
        if (pattern is not IRecursivePatternOperation { DeconstructionSubpatterns: { Length: > 0 } subpatterns }) return Match(inputs[0], pattern);
        Expr all = True;
        for (int i = 0; i < inputs.Length; i++) all = And(all, Match(inputs[i], subpatterns[i]));
        return all;
    }

    private Expr Match(PatternInput input, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue.Value: null } when input.Flag is { } flag:
                return Not(flag);
            case IConstantPatternOperation constant:
                return input.Where(Equal(input.Value, expressions.Value(constant.Value)) with { Origin = scope.Session.Origins.Add(constant.Syntax) });
            case IRelationalPatternOperation relational:
                int origin = scope.Session.Origins.Add(relational.Syntax);
                return input.Where(new Binary(Comparison(relational.OperatorKind), input.Value, expressions.Value(relational.Value), IrType.Bool) { Origin = origin });
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol symbol } declaration:
                Declare(symbol, input);
                return declaration.MatchesNull ? True : input.Flag ?? True;
            case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol symbol }:
                Declare(symbol, input);
                return input.Flag ?? True;
            case IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation or IRecursivePatternOperation:
                return input.Flag ?? True;
            case INegatedPatternOperation negated:
                return Not(Match(input, negated.Pattern));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Match(input, both.LeftPattern), Match(input, both.RightPattern));
            case IBinaryPatternOperation either:
                return Or(Match(input, either.LeftPattern), Match(input, either.RightPattern));
            default:
                return True;
        }
    }

    /// <summary>A variable that is a value, or a <c>T?</c> as it stands.</summary>
    private void Declare(ILocalSymbol symbol, PatternInput input)
    {
        if (input.Flag is { } flag && expressions.LayoutOf(symbol.Type) is { } layout) expressions.Put(scope.Declare(symbol, layout), layout.IsNullable ? [flag, .. input.Parts] : [.. input.Parts], define: true);
        else scope.Emit(new Define(scope.Declare(symbol, symbol.Type), input.Value));
    }

    /// <summary>Unlike <c>==</c>, a pattern finds NaN equal to itself.</summary>
    private static Binary Equal(Expr input, Expr constant) => constant is Number { Value: double.NaN }
        ? new Binary(BinaryOperator.NotEqual, input, input, IrType.Bool)
        : new Binary(BinaryOperator.Equal, input, constant, IrType.Bool);

    private static BinaryOperator Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        _ => BinaryOperator.GreaterOrEqual,
    };

    private static bool IsTrue(Expr test) => test is Literal { Text: "true" };

    private static Expr And(Expr left, Expr right) =>
        IsTrue(left) ? right : IsTrue(right) ? left : new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool);

    private static Expr Or(Expr left, Expr right) =>
        IsTrue(left) || IsTrue(right) ? True : new Binary(BinaryOperator.OrElse, left, right, IrType.Bool);

    private static Expr Not(Expr test) => test switch
    {
        Binary { Operator: BinaryOperator.Equal } equal => equal with { Operator = BinaryOperator.NotEqual },
        Binary { Operator: BinaryOperator.NotEqual } different => different with { Operator = BinaryOperator.Equal },
        _ => new Unary(UnaryOperator.Not, test, IrType.Bool),
    };
}
