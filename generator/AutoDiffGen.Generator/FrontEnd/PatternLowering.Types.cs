using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class PatternLowering
{
    /// <summary><c>o is T t</c>, <c>o is not T t</c>, <c>s is { Length: 1 } t</c>: the test is copied, the variable is one like any other.</summary>
    private Expr? TypeTest(IIsPatternOperation test)
    {
        bool isNegated = test.Pattern is INegatedPatternOperation;
        IPatternOperation pattern = test.Pattern is INegatedPatternOperation negated ? negated.Pattern : test.Pattern;
        bool isKnown = scope.Session.TypeOf(test.Value.Type) is { IsArray: false, IsReal: false } && expressions.LayoutOf(test.Value.Type) is null;
        if (!isKnown || Declared(pattern) is not { Symbol: { } symbol, Type: { } type }) return null;
        if (expressions.LayoutOf(type) is not null || scope.Session.TypeOf(type).IsArray || TypeFacts.IsFloating(type)) return null;

        Expr input = expressions.Value(test.Value);
        Local value = (input as Read ?? scope.Spill(input)).Local;
        string name = SymbolText.OfPlain(type);
        Opaque holds = Test(test, pattern, value);
        Local result = scope.Temporary(IrType.Bool, "matches");
        scope.Emit(new Define(result, holds));
        Local declared = scope.Declare(symbol, symbol.Type);
        scope.Emit(new Define(declared, new Literal($"default({name})", declared.Type)));
        Opaque cast = new CopiedText([$"({name})", ""], [value], null).ToExpr(declared.Type) with { IsPure = true, NeverThrows = true };
        scope.Emit(new If(new Read(result), scope.Nested(() => scope.Emit(new Assign(declared, cast))), Block.Empty));
        return isNegated ? new Unary(UnaryOperator.Not, new Read(result), IrType.Bool) : new Read(result);
    }

    /// <summary>The one variable that the pattern declares, with its type.</summary>
    private static (ILocalSymbol? Symbol, ITypeSymbol? Type) Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { MatchesNull: false } declaration => (declaration.DeclaredSymbol as ILocalSymbol, declaration.MatchedType),
        IRecursivePatternOperation parts when !parts.DescendantsAndSelf().Skip(1).Any(DeclaresVariable) => (parts.DeclaredSymbol as ILocalSymbol, parts.MatchedType),
        _ => (null, null),
    };

    private static bool DeclaresVariable(IOperation pattern) =>
        pattern is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null };

    /// <summary>The test without the variable, which stands at its end.</summary>
    private Opaque Test(IIsPatternOperation test, IPatternOperation pattern, Local value)
    {
        bool isOfType = pattern is IDeclarationPatternOperation;
        CopiedText text = VerbatimPrinter.Print(pattern.Syntax, scope, StructCopies.Of(scope, null));
        string last = text.Pieces[text.Pieces.Count - 1];
        string[] pieces = [.. text.Pieces.Take(text.Pieces.Count - 1), last.Substring(0, last.LastIndexOf(' '))];
        pieces[0] = " is " + pieces[0];
        text = text with { Pieces = ["", .. pieces], Gaps = [value, .. text.Gaps] };
        return text.ToExpr(IrType.Bool) with
        {
            IsPure = isOfType || Purity.IsPure(test, scope),
            NeverThrows = isOfType,
            Obstacle = expressions.Opaque.Obstacles.Copying(text),
        };
    }
}
