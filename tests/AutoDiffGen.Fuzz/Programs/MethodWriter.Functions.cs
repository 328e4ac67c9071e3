namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    /// <summary>A lambda, or a method as a value, in a variable that stays as it is.</summary>
    private void Function()
    {
        string name = NewName("f");
        Line($"Func<double, double> {name} = {FunctionValue(2)};");
        scope.Add(new Variable(name, Kind.Function, IsFixed: true));
    }

    private string FunctionValue(int levels) => choices.Below(4) switch
    {
        1 => choices.Of("Math.Sin", "Math.Tanh", "Math.Atan"),
        2 when Any(v => v.Kind == Kind.Function) is { } known => known.Name,
        _ => Lambda(levels, isQuery: false, NewName("z")),
    };

    /// <summary>What it captures is what lambdas may capture; in a query, nothing changes on the way.</summary>
    private string Lambda(int levels, bool isQuery, params string[] parameters)
    {
        List<Variable> outer = scope;
        bool wasPure = isPure;
        scope = [.. outer.Where(v => v.IsCapturable), .. parameters.Select(p => new Variable(p, Kind.Number))];
        isPure |= isQuery;
        functions++;
        string body = Number(levels);
        functions--;
        isPure = wasPure;
        scope = outer;
        return parameters is [var only] ? $"{only} => {body}" : $"({string.Join(", ", parameters)}) => {body}";
    }

    private void LocalFunction()
    {
        string name = NewName("L"), parameter = NewName("z");
        Line($"double {name}(double {parameter})");
        List<Variable> outer = scope;
        (int outerLoops, Kind outerReturns, List<string> outerLabels, int outerTries) = (loops, returns, labels, tries);
        scope = [.. outer.Where(v => v.IsCapturable), new Variable(parameter, Kind.Number)];
        (loops, returns, labels, tries) = (0, Kind.Number, [], 0);
        functions++;
        Block(() => Line($"return {Number(2)};"));
        functions--;
        (loops, returns, labels, tries, scope) = (outerLoops, outerReturns, outerLabels, outerTries, outer);
        scope.Add(new Variable(name, Kind.Function, IsFixed: true));
    }

    private string? CallOfFunction(int levels) =>
        Any(v => v.Kind == Kind.Function) is { } function && !(isPure && function.Name[0] == 'L') ? $"{function.Name}({Number(levels)})" : null;

    /// <summary>A LINQ query that ends in a number.</summary>
    private string? Query(int levels)
    {
        if (Any(v => v.Kind == Kind.Array) is not { } array) return null;
        string e = NewName("e"), q = NewName("q");
        string mapped() => Lambda(levels, isQuery: true, e);
        return array.Name + choices.Below(10) switch
        {
            1 => $".Sum({mapped()})",
            2 => $".Select({mapped()}).Sum()",
            3 => $".Average({mapped()})",
            4 => $".Max()",
            5 => $".Select({mapped()}).Min()",
            6 => $".Aggregate({Number(0)}, {Lambda(levels, isQuery: true, e, q)})",
            7 when Any(v => v.Kind == Kind.Array) is { } other => $".Zip({other.Name}, {Lambda(levels, isQuery: true, e, q)}).Sum()",
            8 => $".Where({e} => {e} < {Literal()}).Sum()",
            9 => choices.Of(".First()", ".Last()"),
            _ => ".Sum()",
        };
    }
}
