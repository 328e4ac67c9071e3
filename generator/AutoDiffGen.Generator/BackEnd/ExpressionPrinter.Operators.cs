using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class ExpressionPrinter
{
    private Printed Prefix(Unary unary)
    {
        if (unary.Operator == UnaryOperator.Not && Comparisons.Opposite(unary.Operand) is { } opposite) return Infix(opposite);
        string symbol = unary.Operator switch { UnaryOperator.Negate => "-", UnaryOperator.Not => "!", _ => "~" };
        Printed operand = Print(unary.Operand, converts: IsPromoted(unary.Operand, unary.Type));
        string code = operand.At(Precedence.Unary);
        if (code[0] == '-') code = "(" + code + ")";
        return new Printed(symbol + code, Precedence.Unary, unary.Type.Name);
    }

    // C# itself widens the operand of a unary operator to int.
    private static bool IsPromoted(Expr operand, IrType type) =>
        type.Name == "int" && operand is Convert { Operand.Type: var from } && NumericTypes.IsImplicit(from.Name, "int");

    private Printed Infix(Binary binary)
    {
        BinaryOperator op = binary.Operator;
        Expr right = binary.Right;
        if (op is BinaryOperator.Add or BinaryOperator.Subtract && Signs.Negated(right) is { } opposite)
        {
            op = op == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add;
            right = opposite;
        }

        bool overflows = NumericTypes.IsIntegral(binary.Type.Name) && op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply;
        return overflows ? InContext(binary.Checked, () => Infix(op, binary.Left, right, binary.Type)) : Infix(op, binary.Left, right, binary.Type);
    }

    private Printed Infix(BinaryOperator op, Expr left, Expr right, IrType type)
    {
        (Printed l, Printed r) = op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
            ? (Print(left, converts: IsPromoted(left, type)), Print(right, converts: false))
            : Operands(left, right);
        Precedence precedence = OperatorTable.Binding(op);
        // Only the logical operators may be regrouped: rounding makes the order of the others part of the value.
        Precedence ofRight = op is BinaryOperator.AndAlso or BinaryOperator.OrElse ? precedence : precedence + 1;
        return new Printed($"{l.At(precedence)} {OperatorTable.Symbol(op)} {r.At(ofRight)}", precedence, type.Name);
    }

    /// <summary>Both operands, converted by casts only as far as C# would not choose their common type by itself.</summary>
    private (Printed Left, Printed Right) Operands(Expr left, Expr right)
    {
        string type = left.Type.Name;
        if (!NumericTypes.IsNumeric(type)) return (Print(left, converts: false), Print(right, converts: false));

        Printed l = Print(left, converts: true), r = Print(right, converts: true);
        if (NumericTypes.Promote(l.Type, r.Type) == type) return (l, r);
        if (right is Number) return (l, Print(right, converts: false));
        l = Print(left, converts: false);
        return NumericTypes.Promote(l.Type, r.Type) == type ? (l, r) : (l, Print(right, converts: false));
    }

    private Printed Cast(Convert convert, bool converts)
    {
        string from = convert.Operand.Type.Name, to = convert.Type.Name;
        if (from == to) return Print(convert.Operand, converts);
        if (IsGeneric(convert.Type) || IsGeneric(convert.Operand.Type)) return new Printed($"{to}.CreateChecked({Exact(convert.Operand)})", Precedence.Primary, to);
        if (converts && NumericTypes.IsImplicit(from, to)) return Print(convert.Operand, converts: false);
        return NumericTypes.IsIntegral(to) && !NumericTypes.IsImplicit(from, to)
            ? InContext(convert.Checked, () => Cast(convert.Operand, convert.Type))
            : Cast(convert.Operand, convert.Type);
    }

    /// <summary>Whether conversions are methods of the type.</summary>
    private static bool IsGeneric(IrType type) => type is { Parameter: not null, IsHalf: false };

    private Printed Cast(Expr operand, IrType type)
    {
        string code = Print(operand, converts: type.IsHalf && operand is Number).At(Precedence.Unary);
        if (code[0] == '-' && !NumericTypes.IsKeyword(type.Name)) code = "(" + code + ")";
        return new Printed($"({Type(type)}){code}", Precedence.Unary, type.Name);
    }

    private Printed InContext(bool check, Func<Printed> print)
    {
        if (check == isChecked) return print();
        isChecked = check;
        Printed inner = print();
        isChecked = !check;
        return inner with { Code = (check ? "checked(" : "unchecked(") + inner.Code + ")", Precedence = Precedence.Primary };
    }
}
