using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>A parameter that is a <c>T?</c>, or holds one: what the caller gives has a value part even where it is null, and no derivative then.</summary>
internal sealed record NullableParameter(StructVariable Variable)
{
    /// <summary>Whether the method does more than ask for the value where there is one.</summary>
    public static bool IsCopied(IParameterSymbol symbol, StructLayout layout, IOperation? body) => layout.Nullables.Any()
        && (!layout.IsNullable || layout.Nullables.Skip(1).Any() || body is null
            || body.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any(r => SymbolEqualityComparer.Default.Equals(r.Parameter, symbol) && !Looks(r)));

    private static bool Looks(IOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation => true,
        ICoalesceOperation choice => choice.Value == reference,
        IConversionOperation { Type: var type } => TypeFacts.Underlying(type) is null,
        IBinaryOperation { OperatorMethod: null } => true,
        IIsPatternOperation { Pattern: var pattern } => !pattern.DescendantsAndSelf().Any(static p => p is IDeclarationPatternOperation { MatchesNull: true }),
        _ => false,
    };

    /// <summary>Puts a constant in the place of a value that is not there.</summary>
    public void Clear(FunctionScope scope)
    {
        foreach ((int flag, int count) in Variable.Layout.Nullables)
        {
            Block clear = scope.Nested(() =>
            {
                foreach (Local value in Variable.Parts.Skip(flag + 1).Take(count)) scope.Emit(new Assign(value, Expr.Default(value.Type)));
            });
            scope.Emit(new If(new Unary(UnaryOperator.Not, new Read(Variable.Parts[flag]), IrType.Bool), clear, Block.Empty));
        }
    }
}
