namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
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

    /// <summary>A list is not changed while it is gone through.</summary>
    private void ForEach(Variable array)
    {
        bool isList = array.Kind == Kind.List, isReference = array.Kind == Kind.Span && choices.OneIn(2);
        string name = NewName("e");
        Line($"foreach ({(isReference ? "ref " : "")}double {name} in {array.Name})");
        List<Variable> outer = scope;
        if (isList) scope = [.. scope.Where(v => v.Kind is not (Kind.List or Kind.Function))];
        InLoop(new Variable(name, Kind.Number, IsFixed: !isReference, Passing: isReference ? "ref" : ""));
        scope = outer;
    }

    private void InLoop(Variable? variable)
    {
        loops++;
        if (variable is not null) scope.Add(variable);
        Block();
        if (variable is not null) scope.Remove(variable);
        loops--;
    }
}
