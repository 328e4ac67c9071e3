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
        bool hasStructs = elements.Any(e => expressions.LayoutOf(e.Type) is not null);
        Expr[][] operands = hasStructs ? expressions.Operands(elements) : [.. expressions.Values(elements).Select(static v => new[] { v })];
        return [.. operands.Select((parts, i) => Input([.. parts.Select(p => Steady(p, hasGuards))], elements[i].Type!))];
    }

    private PatternInput Input(Expr[] parts, ITypeSymbol type)
    {
        if (expressions.LayoutOf(type) is { } layout) return layout.IsNullable ? new PatternInput([.. parts.Skip(1)], parts[0]) : new PatternInput(parts, null);
        if (TypeFacts.Underlying(type) is not { } underlying) return new PatternInput(parts, null);
        Local whole = (parts[0] as Read ?? scope.Spill(parts[0])).Local;
        return new PatternInput([Part(".GetValueOrDefault()", scope.Session.TypeOf(underlying))], Part(".HasValue", IrType.Bool)) { Whole = new Read(whole) };

        Opaque Part(string member, IrType of) => new CopiedText(["", member], [whole], null).ToExpr(of) with { IsPure = true, NeverThrows = true };
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
        if (Elements(value) is not { Elements: var elements })
        {
            return IsObject(value.Type, session) ? CanMatchObject(pattern, session) : (IsSimple(value.Type, session.Layouts) || IsSequence(value)) && CanMatch(value.Type!, pattern, session.Layouts);
        }

        if (!elements.All(e => IsSimple(e.Type, session.Layouts))) return false;
        return pattern switch
        {
            IDiscardPatternOperation => true,
            IRecursivePatternOperation { DeclaredSymbol: null, PropertySubpatterns.Length: 0 } recursive =>
                recursive.DeconstructionSubpatterns.Length == elements.Length
                && recursive.DeconstructionSubpatterns.Zip(elements, (p, e) => CanMatch(e.Type!, p, session.Layouts)).All(static known => known),
            _ => false,
        };
    }

    private static bool IsSimple(ITypeSymbol? type, StructLayouts layouts) => TypeFacts.IsPrimitive(type) || TypeFacts.IsString(type) || IsTaken(type, layouts);

    /// <summary>A struct in parts, or a <c>T?</c> that can be looked into.</summary>
    private static bool IsTaken(ITypeSymbol? type, StructLayouts layouts) => layouts.Of(type) is not null || TypeFacts.IsPrimitive(TypeFacts.Underlying(type));

    private static bool CanMatch(ITypeSymbol type, IPatternOperation pattern, StructLayouts layouts) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => IsKnown(constant.Value, type),
        IRelationalPatternOperation relational => relational.Value.ConstantValue.HasValue && TypeFacts.IsPrimitive(TypeFacts.Underlying(type) ?? type),
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol is null or ILocalSymbol
            && (declaration.MatchesNull || TypeFacts.IsPrimitive(type) || IsTaken(type, layouts)) && Matches(declaration.MatchedType ?? type, type),
        ITypePatternOperation test => IsTaken(type, layouts) && Matches(test.MatchedType, type),
        IRecursivePatternOperation { DeclaredSymbol: null or ILocalSymbol } parts => IsTaken(type, layouts) && Matches(parts.MatchedType, type)
            && Subpatterns(parts, layouts.Of(TypeFacts.Underlying(type) ?? type)) is { } subpatterns && subpatterns.All(s => IsSimple(s.Field.Type, layouts) && CanMatch(s.Field.Type, s.Pattern, layouts)),
        IListPatternOperation list => CanMatchCells(type, list, layouts),
        INegatedPatternOperation negated => CanMatch(type, negated.Pattern, layouts),
        IBinaryPatternOperation binary => CanMatch(type, binary.LeftPattern, layouts) && CanMatch(type, binary.RightPattern, layouts),
        _ => false,
    };

    /// <summary>The patterns for fields of a struct, in order; null where one is for something else.</summary>
    private static List<(StructField Field, IPatternOperation Pattern)>? Subpatterns(IRecursivePatternOperation pattern, StructLayout? layout)
    {
        var all = new List<(StructField, IPatternOperation)>();
        if (layout is null) return pattern.DeconstructionSubpatterns.IsEmpty && pattern.PropertySubpatterns.IsEmpty ? all : null;
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            if (ExpressionLowering.FieldsFor(pattern.DeconstructionSubpatterns.Length, layout) is not { } fields) return null;
            all.AddRange(fields.Zip(pattern.DeconstructionSubpatterns, static (f, p) => (f, p)));
        }

        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            if (property.Member is not IMemberReferenceOperation { Member: var member } || layout.Find(member) is not { } field) return null;
            all.Add((field, property.Pattern));
        }

        return all;
    }

    private static bool IsKnown(IOperation constant, ITypeSymbol type) => constant.ConstantValue is { HasValue: true, Value: var value }
        && (TypeFacts.Underlying(type) is not { } underlying ? constant.Type is not null : value is null || TypeFacts.IsPrimitive(underlying));

    /// <summary>Whether the type that is asked for is that of the value, or of what is in it.</summary>
    private static bool Matches(ITypeSymbol asked, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(asked, type) || SymbolEqualityComparer.Default.Equals(asked, TypeFacts.Underlying(type));

    private Expr Match(PatternInput[] inputs, IPatternOperation pattern)
    {
        if (IsObject(pattern.InputType, scope.Session)) return MatchObject((inputs[0].Value as Read ?? scope.Spill(inputs[0].Value)).Local, pattern);
        if (inputs.Length == 1 || pattern is not IRecursivePatternOperation { DeconstructionSubpatterns: { Length: > 0 } subpatterns }) return Match(inputs[0], pattern);
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
            case IRecursivePatternOperation parts:
                return MatchParts(input, parts);
            case IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation:
                return input.Flag ?? True;
            case IListPatternOperation list:
                return MatchCells(input, list);
            default:
                return Combination(pattern, p => Match(input, p));
        }
    }

    private static Expr Combination(IPatternOperation pattern, Func<IPatternOperation, Expr> match) => pattern switch
    {
        INegatedPatternOperation negated => Not(match(negated.Pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(match(both.LeftPattern), match(both.RightPattern)),
        IBinaryPatternOperation either => Or(match(either.LeftPattern), match(either.RightPattern)),
        _ => True,
    };

    private Expr MatchParts(PatternInput input, IRecursivePatternOperation pattern)
    {
        if (pattern.DeclaredSymbol is ILocalSymbol symbol) Declare(symbol, input);
        Expr all = input.Flag ?? True;
        foreach (var (field, inner) in Subpatterns(pattern, expressions.LayoutOf(pattern.MatchedType))!)
        {
            all = And(all, Match(Input([.. input.Parts.Skip(field.Start).Take(field.Count)], field.Type), inner));
        }

        return all;
    }

    /// <summary>A variable that is a value, or a <c>T?</c> as it stands.</summary>
    private void Declare(ILocalSymbol symbol, PatternInput input)
    {
        if (expressions.LayoutOf(symbol.Type) is { } layout) expressions.Put(scope.Declare(symbol, layout), layout.IsNullable ? [input.Flag!, .. input.Parts] : [.. input.Parts], define: true);
        else scope.Emit(new Define(scope.Declare(symbol, symbol.Type), TypeFacts.Underlying(symbol.Type) is null ? input.Value : input.Whole!));
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
