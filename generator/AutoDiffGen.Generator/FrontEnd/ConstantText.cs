using System.Globalization;
using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Constants of C# as constants of the intermediate representation.</summary>
internal static class ConstantText
{
    public static Expr ToExpr(object? value, ITypeSymbol? type, LoweringSession session) => value switch
    {
        double d when TypeFacts.IsFloating(type) => new Number(d, IrType.Double),
        float f when TypeFacts.IsFloating(type) => new Number(f, IrType.Single),
        _ => new Literal(Text(value, type), session.TypeOf(type)),
    };

    public static string Text(object? value, ITypeSymbol? type)
    {
        if (value is null) return type is { IsValueType: true } ? $"default({SymbolText.OfPlain(type)})" : "null";
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named) return EnumText(value, named);
        return value switch
        {
            bool b => b ? "true" : "false",
            string s => SymbolDisplay.FormatLiteral(s, quote: true),
            char c => SymbolDisplay.FormatLiteral(c, quote: true),
            decimal m => m.ToString(CultureInfo.InvariantCulture) + "m",
            double d => d.ToString("R", CultureInfo.InvariantCulture) + "d",
            float f => f.ToString("R", CultureInfo.InvariantCulture) + "f",
            IFormattable integer => integer.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    /// <summary>The same where nothing else tells its type.</summary>
    public static string Alone(object? value, ITypeSymbol type) => value switch
    {
        null => $"default({SymbolText.OfPlain(type)})",
        double d => LiteralWriter.Exact(new Number(d, IrType.Double)),
        float f => LiteralWriter.Exact(new Number(f, IrType.Single)),
        string or char or bool or decimal or int => Text(value, type),
        _ when type.TypeKind == TypeKind.Enum => Text(value, type),
        _ => $"({SymbolText.OfPlain(type)})({Text(value, type)})",
    };

    private static string EnumText(object value, INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value)) return SymbolText.Member(field);
        }

        return $"({SymbolText.OfPlain(type)})({System.Convert.ToString(value, CultureInfo.InvariantCulture)})";
    }
}
