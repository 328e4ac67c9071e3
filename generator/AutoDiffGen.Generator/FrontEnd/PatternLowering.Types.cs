using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class PatternLowering
{
    /// <summary><c>o is T t</c>, <c>o is not T t</c>: the test is copied, the variable is one like any other.</summary>
    private Expr? TypeTest(IIsPatternOperation test)
    {
        bool isNegated = test.Pattern is INegatedPatternOperation;
        IPatternOperation pattern = test.Pattern is INegatedPatternOperation negated ? negated.Pattern : test.Pattern;
        bool isKnown = pattern is IDeclarationPatternOperation { MatchesNull: false } && scope.Session.TypeOf(test.Value.Type) is { IsArray: false, IsReal: false }
            && expressions.LayoutOf(test.Value.Type) is null;
        if (!isKnown || pattern is not IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol symbol, MatchedType: { } type }) return null;
        if (expressions.LayoutOf(type) is not null || scope.Session.TypeOf(type).IsArray || TypeFacts.IsFloating(type)) return null;

        Expr input = expressions.Value(test.Value);
        Local value = (input as Read ?? scope.Spill(input)).Local;
        string name = SymbolText.OfPlain(type);
        Opaque holds = new CopiedText(["", $" is {name}"], [value], null).ToExpr(IrType.Bool) with { IsPure = true, NeverThrows = true };
        Local result = scope.Temporary(IrType.Bool, "matches");
        scope.Emit(new Define(result, holds));
        Local declared = scope.Declare(symbol, symbol.Type);
        scope.Emit(new Define(declared, new Literal($"default({name})", declared.Type)));
        Opaque cast = new CopiedText([$"({name})", ""], [value], null).ToExpr(declared.Type) with { IsPure = true };
        scope.Emit(new If(new Read(result), scope.Nested(() => scope.Emit(new Assign(declared, cast))), Block.Empty));
        return isNegated ? new Unary(UnaryOperator.Not, new Read(result), IrType.Bool) : new Read(result);
    }
}
