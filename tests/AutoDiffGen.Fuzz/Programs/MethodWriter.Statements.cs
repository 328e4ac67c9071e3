namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    private void Statement()
    {
        budget--;
        int kind = choices.Below(22);
        switch (kind)
        {
            case 0 or 1:
                Declare();
                break;
            case 2 or 3 or 4 when Any(v => v is { Kind: Kind.Number, IsFixed: false }) is { } variable:
                Line($"{variable.Name} {choices.Of("=", "+=", "*=", "-=")} {Number(2)};");
                break;
            case 5 or 6 or 7 when Any(v => v.IsWritable) is { } array:
                Line($"{Cell(array)} {choices.Of("=", "+=", "*=", "-=")} {Number(2)};");
                break;
            case 8 or 9 when depth <= DeepestBlock:
                If();
                break;
            case 10 or 11 or 12 when depth <= DeepestBlock && loops < 2:
                For();
                break;
            case 13 when depth <= DeepestBlock && loops < 2:
                While();
                break;
            case 14 when depth <= DeepestBlock && loops < 2:
                DoWhile();
                break;
            case 15 when depth <= DeepestBlock && loops < 2 && Any(v => v.HasCells) is { } array:
                ForEach(array);
                break;
            case 16 when loops > 0:
                Line($"if ({Condition(1)}) {choices.Of("break", "continue")};");
                break;
            case 17:
                Line($"if ({Condition(1)}) return{(self.ReturnsNumber ? " " + Number(1) : "")};");
                break;
            case 18:
                Allocate();
                break;
            case 19:
                CallForEffect();
                break;
            case 20:
                Swap();
                break;
            case 21 when depth <= DeepestBlock:
                Switch();
                break;
            default:
                Declare();
                break;
        }
    }

    private void Declare()
    {
        var variable = new Variable(NewName("v"), Kind.Number);
        Line($"double {variable.Name} = {Number(2)};");
        scope.Add(variable);
    }

    private void If()
    {
        Line($"if ({Condition(2)})");
        Block();
        if (!choices.OneIn(2)) return;
        Line("else");
        Block();
    }

    private void For()
    {
        string name = NewName("i");
        (string head, int length) = choices.Below(5) switch
        {
            1 when Any(v => v.HasCells) is { } array => ($"int {name} = 0; {name} < {array.Name}.Length; {name}++", array.Length),
            2 => ($"int {name} = 3; {name} >= 0; {name}--", 4),
            3 => ($"int {name} = 0; {name} <= 4; {name} += 2", 5),
            4 when Any(v => v.Kind == Kind.Count) is { } count => ($"int {name} = 0; {name} < {count.Name}; {name}++", count.Length),
            _ => ($"int {name} = 0; {name} < 3; {name}++", 3),
        };
        Line($"for ({head})");
        InLoop(new Variable(name, Kind.Count, length, IsFixed: true));
    }

    private void While()
    {
        string name = NewName("k");
        Line($"int {name} = 0;");
        scope.Add(new Variable(name, Kind.Count, 5, IsFixed: true));
        Line($"while ({name} < 4 && ({Condition(1)}))");
        Line("{");
        depth++;
        Line($"{name}++;");
        InLoop(null);
        depth--;
        Line("}");
    }

    private void DoWhile()
    {
        string name = NewName("k");
        Line($"int {name} = 0;");
        scope.Add(new Variable(name, Kind.Count, 4, IsFixed: true));
        Line("do");
        InLoop(null);
        Line($"while (++{name} < 3);");
    }

    private void ForEach(Variable array)
    {
        string name = NewName("e");
        Line($"foreach (double {name} in {array.Name})");
        InLoop(new Variable(name, Kind.Number, IsFixed: true));
    }

    private void InLoop(Variable? variable)
    {
        loops++;
        if (variable is not null) scope.Add(variable);
        Block();
        if (variable is not null) scope.Remove(variable);
        loops--;
    }

    private void Allocate()
    {
        int length = 3 + choices.Below(2);
        var variable = new Variable(NewName("t"), choices.OneIn(2) ? Kind.Span : Kind.Array, length);
        Line(variable.Kind == Kind.Span ? $"Span<double> {variable.Name} = stackalloc double[{length}];" : $"double[] {variable.Name} = new double[{length}];");
        scope.Add(variable);
        Line($"{Cell(variable)} = {Number(1)};");
    }

    private void CallForEffect()
    {
        List<Callee> known = [.. callees.Where(c => !c.ReturnsNumber), .. self is { IsRecursive: true, ReturnsNumber: false } ? [self] : Array.Empty<Callee>()];
        if (known.Count > 0 && CallOf(known[choices.Below(known.Count)], 1) is { } call) Line(call + ";");
        else Declare();
    }

    private void Swap()
    {
        Variable? first = Any(v => v is { Kind: Kind.Number, IsFixed: false }), second = Any(v => v is { Kind: Kind.Number, IsFixed: false });
        if (first is null || second is null || first == second) Declare();
        else Line($"({first.Name}, {second.Name}) = ({second.Name}, {Number(1)});");
    }

    private void Switch()
    {
        if (Any(v => v.Kind == Kind.Count) is not { } count)
        {
            If();
            return;
        }

        Line($"switch ({count.Name})");
        Line("{");
        depth++;
        foreach (string label in (string[])["case 0:", "case 1 or 2:", "default:"])
        {
            Line(label);
            Block(() => Line("break;"));
        }

        depth--;
        Line("}");
    }
}
