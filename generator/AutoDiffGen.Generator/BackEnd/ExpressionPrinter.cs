using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Prints expressions with the fewest parentheses and casts that keep their meaning to the last bit.</summary>
internal sealed partial class ExpressionPrinter(NameAllocator names, ShortNames shortNames, EmitOptions options)
{
    private bool isChecked = options.CheckedByDefault;

    /// <summary>The expression as text whose C# type is the expression's.</summary>
    public string Exact(Expr expression) => Print(expression, converts: false).Code;

    /// <summary>The expression as text for a place where C# converts to the expression's type: <c>2</c> for 2.0.</summary>
    public string Converted(Expr expression) => Print(expression, converts: true).Code;

    /// <summary>The expression as text that may stand to the right of an operator.</summary>
    public string Operand(Expr expression, Precedence minimum) => Print(expression, converts: true).At(minimum);

    /// <summary>Whether integer arithmetic written here overflows in the way asked for.</summary>
    public bool IsAmbient(bool overflowThrows) => overflowThrows == isChecked;

    /// <summary>The method that a call is one of.</summary>
    public Function Callee(string id) => options.Callee(id);

    /// <summary>A type as text.</summary>
    public string Type(IrType type) => shortNames.Type(type);

    /// <summary>A template with its gaps filled.</summary>
    public static string Fill(Template template, Func<int, string> gap)
    {
        var text = new System.Text.StringBuilder(template.Fragments.Count > 0 ? template.Fragments[0] : "");
        for (int i = 0; i < template.Gaps.Count; i++) text.Append(gap(template.Gaps[i])).Append(template.Fragments[i + 1]);
        return text.ToString();
    }

    /// <summary>The expression as text that a member access or an index may follow: <c>null</c> and <c>default</c> alone have no members.</summary>
    public string Primary(Expr expression) => expression switch
    {
        Literal { Text: "null" } nothing => $"(({nothing.Type.Name})null)",
        Literal { Text: "default" } nothing => $"default({nothing.Type.Name})",
        _ => Print(expression, converts: false).At(Precedence.Primary),
    };

    private Printed Print(Expr expression, bool converts) => FailedConstant.Avoided(expression) switch
    {
        Number number => Constant(number, converts),
        Literal literal => Constant(literal, converts),
        Read read => new Printed(names[read.Local], Precedence.Primary, read.Type.Name),
        Element element => new Printed(Cell(element), Precedence.Primary, element.Type.Name),
        Row row => new Printed($"{Primary(row.Array)}[{Exact(row.Index)}]", Precedence.Primary, row.Type.Name),
        Length { Dimension: { } dimension } length => new Printed($"{Primary(length.Array)}.GetLength({Text.Of(dimension)})", Precedence.Primary, "int"),
        Length { Array.Type.IsList: true } length => new Printed(Primary(length.Array) + ".Count", Precedence.Primary, "int"),
        Length length => new Printed(Primary(length.Array) + ".Length", Precedence.Primary, "int"),
        Unary unary => Prefix(unary),
        Binary binary => Infix(binary),
        Convert convert => Cast(convert, converts),
        Select select => Choice(select, converts),
        Apply apply => new Printed(Application(apply), Precedence.Primary, apply.Type.Name),
        Call call => new Printed(Invocation(call), Precedence.Primary, call.Type.Name),
        Allocate allocate => new Printed(Creation(allocate), Precedence.Unary, allocate.Type.Name),
        Opaque opaque => Copied(opaque),
        var other => throw new InvalidOperationException($"'{other.GetType().Name}' cannot be printed."),
    };

    private string Invocation(Call call)
    {
        Function callee = Callee(call.Method);
        return callee.HasReceiver
            ? $"{Primary(call.Arguments[0])}.{callee.QualifiedName}({Arguments(call.Arguments.Skip(1))})"
            : $"{callee.QualifiedName}({Arguments(call.Arguments)})";

        // The type says which of several overloads is meant.
        string Arguments(IEnumerable<Expr> arguments) => string.Join(", ", arguments.Select(a => a is Literal { Text: "null" or "default" } ? $"default({a.Type.Name})" : Exact(a)));
    }

    private Printed Constant(Number number, bool converts)
    {
        if (number.Type.IsHalf) return GenericLiteral.Named(number) is { } named ? new Printed($"{Type(number.Type)}.{named}", Precedence.Primary, number.Type.Name) : Cast(new Number(number.Value, IrType.Double), number.Type);
        if (number.Type.Parameter is not null) return new Printed(GenericLiteral.Of(number), Precedence.Primary, number.Type.Name);
        if (converts && LiteralWriter.Integer(number) is { } integer) return new Printed(integer, Sign(integer), "int");
        string code = KnownConstant(number) ?? LiteralWriter.Exact(number);
        return new Printed(code, Sign(code), number.Type.Name);
    }

    private string? KnownConstant(Number number) => (number.Type.Element, number.Value) switch
    {
        ("double", Math.PI) => shortNames.Type("System.Math") + ".PI",
        ("double", Math.E) => shortNames.Type("System.Math") + ".E",
        ("double", 2 * Math.PI) => shortNames.Type("System.Math") + ".Tau",
        ("float", (float)Math.PI) => shortNames.Type("System.MathF") + ".PI",
        ("float", (float)Math.E) => shortNames.Type("System.MathF") + ".E",
        _ => null,
    };

    private static Printed Constant(Literal literal, bool converts)
    {
        string type = literal.Type.Name;
        if (IntegerLiteral.TypeOf(literal.Text) is not { } written || written == type || !NumericTypes.IsIntegral(type))
        {
            return literal.Text.StartsWith("-", StringComparison.Ordinal)
                ? new Printed(literal.Text, Precedence.Unary, type)
                : Copied(literal.Text, literal.Type);
        }

        if (converts) return new Printed(literal.Text, Sign(literal.Text), written);
        string suffix = type switch { "uint" => "u", "long" => "L", "ulong" => "UL", _ => "" };
        string code = suffix.Length > 0 ? literal.Text + suffix : Sign(literal.Text) == Precedence.Unary ? $"({type})({literal.Text})" : $"({type}){literal.Text}";
        return new Printed(code, suffix.Length > 0 ? Sign(code) : Precedence.Unary, type);
    }

    private static Precedence Sign(string code) => code[0] == '-' ? Precedence.Unary : Precedence.Primary;

    private Printed Copied(Opaque opaque)
    {
        int next = 0;
        return Copied(Fill(opaque.Text, gap => IsEnclosed(opaque.Text, next++) ? Enclosed(opaque.Arguments[gap]) : Primary(IsOperand(opaque.Text, next - 1) ? FailedConstant.AvoidedInText(opaque.Arguments[gap]) : opaque.Arguments[gap])), opaque.Type);
    }

    /// <summary>Whether a gap stands beside an arithmetic operator.</summary>
    private static bool IsOperand(Template text, int gap)
    {
        string before = text.Fragments[gap].TrimEnd(' '), after = text.Fragments[gap + 1].TrimStart(' ');
        return (before.Length > 0 && "+-*/%".IndexOf(before[before.Length - 1]) >= 0) || (after.Length > 0 && "+-*/%".IndexOf(after[0]) >= 0);
    }

    /// <summary>Whether a gap stands alone between commas, parentheses or braces.</summary>
    private static bool IsEnclosed(Template text, int gap)
    {
        string before = text.Fragments[gap], after = text.Fragments[gap + 1];
        return (before.EndsWith("(", StringComparison.Ordinal) || before.EndsWith(", ", StringComparison.Ordinal) || before.EndsWith(" = ", StringComparison.Ordinal))
            && (after.StartsWith(",", StringComparison.Ordinal) || after.StartsWith(")", StringComparison.Ordinal) || after.StartsWith(" }", StringComparison.Ordinal));
    }

    private string Enclosed(Expr expression) => Argument(Print(expression, converts: false), 2);

    private static Printed Copied(string text, IrType type) =>
        new(text, Text.IsPrimary(text) ? Precedence.Primary : Text.IsNullTest(text) ? Precedence.Equality : Precedence.Lowest, type.Name);

    private Printed Choice(Select select, bool converts)
    {
        string type = select.Type.Name;
        Printed whenTrue = Print(select.WhenTrue, converts: true), whenFalse = Print(select.WhenFalse, converts: true);
        bool keeps = whenTrue.Type == type || whenFalse.Type == type || (converts && whenTrue.Type == whenFalse.Type);
        if (!keeps) whenTrue = Print(select.WhenTrue, converts: false);
        string given = keeps && whenTrue.Type == whenFalse.Type ? whenTrue.Type : type;
        string condition = Print(select.Condition, converts: false).At(Precedence.OrElse);
        return new Printed($"{condition} ? {whenTrue.At(Precedence.Conditional)} : {whenFalse.At(Precedence.Conditional)}", Precedence.Conditional, given);
    }

    private string Creation(Allocate allocate)
    {
        if (allocate.Type.Shape == Shape.Growing) return $"new {Type(allocate.Type)}()";
        string element = allocate.Type.Element + (allocate.Type.Shape == Shape.Jagged ? "[]" : "");
        int rank = element.IndexOf("[", StringComparison.Ordinal);
        string lengths = $"[{List(allocate.Lengths)}]";
        return rank < 0 ? $"new {element}{lengths}" : $"new {element.Substring(0, rank)}{lengths}{element.Substring(rank)}";
    }

    private string Cell(Element element)
    {
        IrType type = element.Array.Type;
        string place = string.Join(type.Shape == Shape.Jagged ? "][" : ", ", element.Place.Select(Exact));
        return $"{Primary(element.Array)}[{place}]{(element.Part is { } part ? "." + type.Record!.Paths[part] : "")}";
    }

    private string List(EquatableArray<Expr> expressions) =>
        string.Join(", ", expressions.Select(e => Print(e, converts: false)).Select(p => Argument(p, expressions.Count)));

    // 'f(a < b, c > (d))' would read as a call of the generic 'a<b, c>'.
    private static string Argument(Printed argument, int count) =>
        count > 1 && argument.Precedence == Precedence.Relational ? "(" + argument.Code + ")" : argument.Code;
}
