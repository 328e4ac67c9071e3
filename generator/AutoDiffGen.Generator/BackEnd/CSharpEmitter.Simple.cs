using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class CSharpEmitter
{
    /// <summary>A statement that declares nothing and holds no other, on one line; null for any other statement.</summary>
    private string? Simple(Stmt statement) => statement switch
    {
        Assign assign => Assignment(assign) + ";",
        Store store => Assignment(store) + ";",
        Append append => $"{printer.Primary(append.List)}.Add({printer.Converted(append.Value)});",
        MakeRow row => Made(row) + ";",
        Effect effect => Evaluation(effect.Value) + ";",
        MultiCall invoke => Invocation(invoke) + ";",
        Throw exit => $"throw {printer.Exact(exit.Exception)};",
        Return { Value: { } value } => $"return {printer.Converted(value)};",
        Return => "return;",
        Break { Label: { } label } => $"goto {After(label)};",
        Break => "break;",
        Continue { Label: { } label } => $"goto {Again(label)};",
        Continue => "continue;",
        Push push => $"{names[push.Tape]}.Push({printer.Converted(push.Value)});",
        Pop pop => $"{names[pop.Target]} = {names[pop.Tape]}.Pop();",
        If choice when Chosen(choice) is { } chosen => Simple(chosen),
        _ => null,
    };

    private string Invocation(MultiCall invoke)
    {
        Function callee = printer.Callee(invoke.Call.Method);
        int next = 0, written = 0;
        IEnumerable<string> arguments = callee.Parameters.ToArray().Select(p => p.Mode switch
        {
            PassingMode.Ref => "ref " + names[invoke.Outputs[written++].After],
            PassingMode.Out => "out " + names[invoke.Outputs[written++].After],
            _ => printer.Exact(invoke.Call.Arguments[next++]),
        });
        string call = $"{callee.QualifiedName}({string.Join(", ", arguments)})";
        return written < invoke.Outputs.Count ? $"{names[invoke.Outputs[written].After]} = {call}" : call;
    }

    private string Assignment(Assign assign) => Assignment(new Read(assign.Target), assign.Value);

    private string Assignment(Store store) => Assignment(new Element(store.Array, store.Indices), store.Value);

    private string Assignment(Expr target, Expr value)
    {
        string name = printer.Exact(target);
        if (!IsUpdate(target, value) || value is not Binary update) return $"{name} = {printer.Converted(value)}";

        BinaryOperator op = update.Operator;
        Expr operand = update.Right;
        if (op is BinaryOperator.Add or BinaryOperator.Subtract && Signs.Negated(operand) is { } opposite)
        {
            op = op == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add;
            operand = opposite;
        }

        bool counts = op is BinaryOperator.Add or BinaryOperator.Subtract && operand is Literal { Text: "1", Type.Name: "int" };
        if (counts) return name + (op == BinaryOperator.Add ? "++" : "--");
        return $"{name} {OperatorTable.Symbol(op)}= {printer.Converted(operand)}";
    }

    // In 'x += e' the operator is that of the type of x only if e is no wider.
    private bool IsUpdate(Expr target, Expr value) =>
        value is Binary { Left: var left, Right: var right } update
        && OperatorTable.IsArithmetic(update.Operator)
        && left == target
        && update.Type == target.Type
        && right.Type == target.Type
        && (!NumericTypes.IsIntegral(target.Type.Name) || printer.IsAmbient(update.Checked));

    private string Evaluation(Expr value) => value switch
    {
        Call or Apply => printer.Exact(value),
        Opaque { Type.Name: "void" } => printer.Exact(value),
        Opaque when printer.Exact(value) is var text && Text.IsInvocation(text) => text,
        _ => "_ = " + printer.Exact(value),
    };

    /// <summary>A choice between two short values for one variable, as an assignment of <c>condition ? a : b</c>.</summary>
    private Assign? Chosen(Stmt statement)
    {
        const int Short = 60;
        if (statement is not If { Then.Statements: { Count: 1 } then, Else.Statements: { Count: 1 } otherwise, Condition: var condition }) return null;
        if (then[0] is not Assign whenTrue || otherwise[0] is not Assign whenFalse || whenTrue.Target != whenFalse.Target) return null;
        if (IsUnfit(whenTrue) || IsUnfit(whenFalse) || whenTrue.Value.Type != whenFalse.Value.Type) return null;
        var choice = new Select(condition, whenTrue.Value, whenFalse.Value);
        return printer.Converted(choice).Length <= Short ? whenTrue with { Value = choice } : null;
    }

    private bool IsUnfit(Assign assign) => assign.Value is Select or Opaque or Call || IsUpdate(new Read(assign.Target), assign.Value);
}
