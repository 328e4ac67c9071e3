namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    private bool MayNest => depth <= DeepestBlock;

    private bool MayLoop => MayNest && loops < 2;

    private void Statement()
    {
        budget--;
        switch (choices.Below(36))
        {
            case 2 or 3 or 4 when AnyNumber() is { } variable:
                Line($"{variable.Name} {choices.Of("=", "+=", "*=", "-=")} {Number(2)};");
                break;
            case 5 or 6 or 7 when Any(v => v.IsWritable) is { } array:
                Line($"{Cell(array)} {choices.Of("=", "+=", "*=", "-=")} {Number(2)};");
                break;
            case 8 or 9 when MayNest:
                If();
                break;
            case 10 or 11 or 12 when MayLoop:
                For();
                break;
            case 13 when MayLoop:
                While();
                break;
            case 14 when MayLoop:
                DoWhile();
                break;
            case 15 when MayLoop && Any(v => v.IsIndexed) is { } array:
                ForEach(array);
                break;
            case 16 when loops > 0:
                Line($"if ({Condition(1)}) {choices.Of("break", "continue")};");
                break;
            case 17:
                Line($"if ({Condition(1)}) {Return(1)}");
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
            case 21 when MayNest:
                Switch();
                break;
            case 22:
                OtherName();
                break;
            case 23:
                CellsAsAWhole();
                break;
            case 24 or 25:
                OfStructs();
                break;
            case 26 when Any(v => v.HasPairs) is { } pairs && choices.OneIn(2):
                OfPairs(pairs);
                break;
            case 26:
                OfRows();
                break;
            case 27:
                OfLists();
                break;
            case 28 when functions == 0:
                Function();
                break;
            case 29 when MayNest && functions == 0:
                LocalFunction();
                break;
            case 30:
                Reference();
                break;
            case 31 when MayNest:
                Labelled();
                break;
            case 32 when MayLoop && repeats == 0:
                Repeated();
                break;
            case 33 when labels.Count > 0:
                Line($"if ({Condition(1)}) goto {labels[choices.Below(labels.Count)]};");
                break;
            case 34 when MayNest:
                Try();
                break;
            case 35 when tries > 0:
                Line($"if ({Condition(1)}) throw new System.InvalidOperationException();");
                break;
            default:
                Declare();
                break;
        }
    }

    private void Declare() => Declare(Kind.Number, 2);

    private void Declare(Kind kind, int levels)
    {
        var variable = new Variable(NewName(kind == Kind.Number ? "v" : kind == Kind.Pair ? "p" : "u"), kind);
        Line($"{variable.TypeName} {variable.Name} = {Of(kind, levels)};");
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

    private void Allocate()
    {
        int length = 3 + choices.Below(2);
        var variable = new Variable(NewName("t"), functions == 0 && choices.OneIn(2) ? Kind.Span : Kind.Array, length) { IsOwn = true };
        Line(variable.Kind == Kind.Span ? $"Span<double> {variable.Name} = {(handlers > 0 ? "new" : "stackalloc")} double[{length}];" : $"double[] {variable.Name} = new double[{length}];");
        scope.Add(variable);
        Line($"{Cell(variable)} = {Number(1)};");
    }

    private void CallForEffect()
    {
        List<Callee> known = [.. callees.Where(c => c.Returns == Kind.Nothing), .. self is { IsRecursive: true, Returns: Kind.Nothing } ? [self] : Array.Empty<Callee>()];
        if (known.Count > 0 && CallOf(known[choices.Below(known.Count)], 1) is { } call) Line(call + ";");
        else Declare();
    }

    private void Swap()
    {
        Variable? first = AnyNumber(), second = AnyNumber();
        if (first is null || second is null || first == second) Declare();
        else Line($"({first.Name}, {second.Name}) = ({second.Name}, {Number(1)});");
    }

    private void Switch()
    {
        Variable? count = Any(v => v.Kind == Kind.Count);
        string[] labels = count is not null
            ? [choices.Of("case 0:", $"case 0 when {Condition(1)}:"), "case 1 or 2:", "default:"]
            : [choices.Of("case < -0.5:", $"case < 0 when {Condition(1)}:"), choices.Of("case < 0.5:", "case > 0 and < 1:", "case not (< 0 or > 2):"), "default:"];
        Line($"switch ({count?.Name ?? Number(1)})");
        Line("{");
        depth++;
        foreach (string label in labels)
        {
            Line(label);
            Block(() => Line("break;"));
        }

        depth--;
        Line("}");
    }

    private void Reference()
    {
        if (functions > 0 || loops > 0 || AnyNumber() is not { } variable)
        {
            Declare();
            return;
        }

        var reference = new Variable(NewName("r"), Kind.Number, Passing: "ref");
        Variable? array = Any(v => v.IsWritable && v.Kind != Kind.List);
        Line($"ref double {reference.Name} = ref {(array is not null && choices.OneIn(2) ? Cell(array) : variable.Name)};");
        scope.Add(reference);
        Line($"{reference.Name} {choices.Of("+=", "*=", "=")} {Number(1)};");
    }
}
