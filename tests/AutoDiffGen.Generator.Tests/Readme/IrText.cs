using System.Globalization;
using System.Text;
using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>Prints the intermediate representation for people: <c>=</c> defines, <c>:=</c> changes, <c>φ</c> joins.</summary>
internal sealed class IrText
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<string, int> uses = [];

    public static string Of(Function function)
    {
        var printer = new IrText();
        foreach (Parameter parameter in function.Parameters) printer.Name(parameter.Local);
        printer.Print(function.Body, "");
        foreach (Output output in function.Outputs) printer.Line("", $"{printer.Name(output.Parameter)} := {printer.Text(output.Value)}");
        if (function.Result is { } result) printer.Line("", $"return {printer.Text(result)}");
        return printer.text.ToString();
    }

    private void Print(Block block, string indent)
    {
        foreach (Stmt statement in block.Statements) Print(statement, indent);
    }

    private void Print(Stmt statement, string indent)
    {
        switch (statement)
        {
            case Define { Value: null } s when s.Target.Type.Element.Contains("Tape", StringComparison.Ordinal):
                Line(indent, "tape");
                break;
            case Define { Value: { } value } s:
                Line(indent, $"{Name(s.Target)} = {Text(value)}");
                break;
            case Assign s:
                Line(indent, $"{Name(s.Target)} := {Text(s.Value)}");
                break;
            case Loop s:
                Print(s, indent);
                break;
            case Push s:
                Line(indent, $"push {Text(s.Value)}");
                break;
            case Pop s:
                Line(indent, $"{Name(s.Target)} = pop");
                break;
            case Return { Value: { } value }:
                Line(indent, $"return {Text(value)}");
                break;
            case Comment or Define:
                break;
            default:
                throw new NotSupportedException($"'{statement.GetType().Name}' is not printed yet.");
        }
    }

    private void Print(Loop loop, string indent)
    {
        string carried = string.Join("", loop.Carried.Select(c => $", {Name(c.Head)} = φ({Text(c.Initial)}, next)"));
        if (loop.Counter is { } counter)
        {
            string direction = counter.Step > 0 ? counter.Inclusive ? "≤" : "<" : counter.Inclusive ? "≥" : ">";
            Line(indent, string.Create(CultureInfo.InvariantCulture, $"loop {Name(counter.Index)} = {Text(counter.Start)}, step {counter.Step}, while {direction} {Text(counter.Bound)}{carried}"));
        }
        else
        {
            Line(indent, $"loop while {(loop.Condition is { } condition ? Text(condition) : "true")}{carried}");
        }

        Print(loop.Body, indent + "    ");
        if (!loop.Iterator.IsEmpty)
        {
            Line(indent, "then");
            Print(loop.Iterator, indent + "    ");
        }

        foreach (Carried c in loop.Carried) Line(indent + "    ", $"next {Name(c.Head)} = {Text(c.Next)}");
        foreach (Carried c in loop.Carried) Line(indent, $"{Name(c.Result)} = last {Name(c.Head)}");
    }

    private string Text(Expr expr) => expr switch
    {
        Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Literal literal => literal.Text,
        Read read => Name(read.Local),
        Convert convert => $"{convert.Type.Name}({Text(convert.Operand)})",
        Unary unary => $"-{Operand(unary.Operand)}",
        Binary binary => $"{Operand(binary.Left)} {Sign(binary.Operator)} {Operand(binary.Right)}",
        Apply apply => $"{apply.Function.Split('(')[0].Split('.')[^1].ToLowerInvariant()}({string.Join(", ", apply.Arguments.Select(Text))})",
        Element element => $"{Text(element.Array)}[{string.Join(", ", element.Indices.Select(Text))}]",
        Length length => $"length({Text(length.Array)})",
        _ => throw new NotSupportedException($"'{expr.GetType().Name}' is not printed yet."),
    };

    private string Operand(Expr expr) => expr is Binary or Unary ? $"({Text(expr)})" : Text(expr);

    private static string Sign(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Less => "<",
        _ => sign.ToString(),
    };

    /// <summary>Variables of the same name are told apart by a number: x, x1, x2.</summary>
    private string Name(Local local)
    {
        if (names.TryGetValue(local.Id, out string? name)) return name;
        int use = uses[local.Name] = uses.GetValueOrDefault(local.Name, -1) + 1;
        return names[local.Id] = use == 0 ? local.Name : local.Name + use.ToString(CultureInfo.InvariantCulture);
    }

    private void Line(string indent, string line) => text.Append(indent).Append(line).Append('\n');
}
