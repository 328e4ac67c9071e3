using System.Collections.Immutable;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Patterns that ask for the class of an object, and for what is in its fields.</content>
/// <remarks>What is in a field of an object of another class is the default value there, so that it can be looked at before the test.</remarks>
internal sealed partial class PatternLowering
{
    private static bool IsObject(ITypeSymbol? type, LoweringSession session) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, IsFileLocal: false } named
        && !TypeFacts.IsString(type) && session.Layouts.Of(type) is null && session.TypeOf(type) is { IsArray: false, IsReal: false } && !SymbolIdentity.IsInGenericType(named) && session.CanReach(type);

    private static bool CanMatchObject(IPatternOperation pattern, LoweringSession session) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => constant.Value.ConstantValue is { HasValue: true, Value: null },
        IDeclarationPatternOperation { DeclaredSymbol: null or ILocalSymbol } declaration => declaration.MatchesNull || IsObject(declaration.MatchedType, session),
        ITypePatternOperation test => IsObject(test.MatchedType, session),
        IRecursivePatternOperation { DeclaredSymbol: null or ILocalSymbol } recursive => IsObject(recursive.MatchedType, session)
            && MembersOf(recursive, session) is { } members && members.All(m => CanMatchMember(m.Type, m.Pattern, session)),
        INegatedPatternOperation negated => CanMatchObject(negated.Pattern, session),
        IBinaryPatternOperation binary => CanMatchObject(binary.LeftPattern, session) && CanMatchObject(binary.RightPattern, session),
        _ => false,
    };

    private static bool CanMatchMember(ITypeSymbol type, IPatternOperation pattern, LoweringSession session) => pattern is IDiscardPatternOperation
        || (IsObject(type, session) ? CanMatchObject(pattern, session) : (TypeFacts.IsPrimitive(type) || TypeFacts.IsString(type)) && CanMatch(type, pattern, session.Layouts));

    /// <summary>The fields, and the properties that are nothing else, that a pattern looks at; null where it looks at more, or at one that may change.</summary>
    private static List<(ISymbol Member, ITypeSymbol Type, IPatternOperation Pattern)>? MembersOf(IRecursivePatternOperation pattern, LoweringSession session)
    {
        var members = new List<(ISymbol? Member, IPatternOperation Pattern)>();
        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            if (pattern.DeconstructSymbol is not IMethodSymbol { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true } record } method) return null;
            members.AddRange(method.Parameters.Zip(pattern.DeconstructionSubpatterns, (p, sub) => (record.GetMembers(p.Name).FirstOrDefault(), sub)));
        }

        members.AddRange(pattern.PropertySubpatterns.Select(static s => ((s.Member as IMemberReferenceOperation)?.Member, s.Pattern)));
        return members.All(m => IsSteady(m.Member, session))
            ? members.ConvertAll(static m => (m.Member!, m.Member is IFieldSymbol field ? field.Type : ((IPropertySymbol)m.Member!).Type, m.Pattern))
            : null;
    }

    private static bool IsSteady(ISymbol? member, LoweringSession session)
    {
        if (member is null || member.DeclaringSyntaxReferences.IsEmpty || !session.CanReach(member)) return false;
        return member switch
        {
            IFieldSymbol field => field.IsReadOnly || session.Writes.IsUntouched(field),
            IPropertySymbol { GetMethod: { } getter } property => Purity.IsAuto(property) && session.CanReach(getter)
                && (property.SetMethod is null or { IsInitOnly: true } || session.Writes.IsUntouched(property)),
            _ => false,
        };
    }

    private Expr MatchObject(Local value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation:
                return Test(value, "is null");
            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: var symbol }:
                if (symbol is ILocalSymbol any) scope.Emit(new Define(scope.Declare(any, any.Type), new Read(value)));
                return True;
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, declaration.MatchedType!);
                return Test(value, "is " + SymbolText.OfPlain(declaration.MatchedType!));
            case ITypePatternOperation test:
                return Test(value, "is " + SymbolText.OfPlain(test.MatchedType));
            case IRecursivePatternOperation recursive:
                Declare(recursive.DeclaredSymbol, value, recursive.MatchedType);
                return MembersOf(recursive, scope.Session)!.Aggregate((Expr)Test(value, "is " + SymbolText.OfPlain(recursive.MatchedType)), (all, m) => And(all, MatchMember(value, recursive.MatchedType, m.Member, m.Type, m.Pattern)));
            default:
                return Combination(pattern, p => MatchObject(value, p));
        }
    }

    private Expr MatchMember(Local value, ITypeSymbol of, ISymbol member, ITypeSymbol type, IPatternOperation pattern)
    {
        if (pattern is IDiscardPatternOperation) return True;
        string found = $" as {SymbolText.OfPlain(of)})?.{SymbolText.Identifier(member.Name)}";
        CopiedText text = type.IsValueType ? new CopiedText(["((", $"{found} ?? default({SymbolText.OfPlain(type)}))"], [value], null) : new CopiedText(["(", found], [value], null);
        Local part = scope.Temporary(scope.Session.TypeOf(type), char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1));
        Opaque read = text.ToExpr(part.Type) with { IsPure = true, NeverThrows = true };
        scope.Emit(new Define(part, read with { Obstacle = part.Type.IsReal ? expressions.Opaque.Obstacles.Make("ADG0103", SymbolText.Display(of), pattern.Syntax) : null }));
        return IsObject(type, scope.Session) ? MatchObject(part, pattern) : Match(new PatternInput([new Read(part)], null), pattern);
    }

    private Opaque Test(Local value, string test) => new CopiedText(["", " " + test], [value], null).ToExpr(IrType.Bool) with { IsPure = true, NeverThrows = true };

    /// <summary>The object under the class that is asked for; null where it is of another.</summary>
    private void Declare(ISymbol? symbol, Local value, ITypeSymbol type)
    {
        if (symbol is not ILocalSymbol named) return;
        Opaque cast = new CopiedText(["(", $" as {SymbolText.OfPlain(type)})!"], [value], null).ToExpr(scope.Session.TypeOf(named.Type)) with { IsPure = true, NeverThrows = true };
        scope.Emit(new Define(scope.Declare(named, named.Type), cast));
    }
}
