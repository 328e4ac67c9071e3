using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>Puts together a call of a rule: what each of its parameters gets, and the variables that come back.</summary>
internal sealed class RuleCall(RuleMethod rule, LocalFactory locals)
{
    private readonly List<Expr> arguments = [];
    private readonly List<Local> outputs = [];
    private readonly List<int> touched = [];
    private readonly List<Stmt> scratch = [];

    /// <summary>The values of the method's parameters.</summary>
    public required IReadOnlyList<Expr> Arguments { get; init; }

    public Local? Result { get; init; }

    public Local? Saved { get; init; }

    public Expr? Cotangent { get; init; }

    /// <summary>The derivative or tangent to hand over for a parameter: an array, or a number's tangent; null where nobody wants it.</summary>
    public required Func<int, Expr?> DerivativeOf { get; init; }

    /// <summary>The variable that gets what the called method returns.</summary>
    public Local? Target { get; init; }

    /// <summary>The arguments whose cells the called method may write, as the method itself does.</summary>
    public Func<int, bool> IsWritten { get; init; } = static _ => false;

    /// <summary>The tangent to hand over for a parameter, where derivatives are handed over too.</summary>
    public Func<int, Expr?>? DirectionOf { get; init; }

    /// <summary>Where the derivative of the result goes.</summary>
    public Local? Outcome { get; init; }

    /// <summary>The variables that the derivatives of numbers come back in, by parameter of the method.</summary>
    public Dictionary<int, Local> Derivatives { get; } = [];

    /// <summary>Memory for derivatives that nobody wants, and the call itself.</summary>
    public IEnumerable<Stmt> Statements(string? heading)
    {
        foreach (RuleParameter parameter in rule.Parameters) Add(parameter);
        var invoke = new Invoke(rule.Id, Target, arguments.ToEquatableArray(), outputs.ToEquatableArray(), EquatableArray<Local>.Empty)
        {
            Rule = rule,
            Touched = touched.ToEquatableArray(),
            Heading = heading,
        };
        return scratch.Append(invoke);
    }

    private void Add(RuleParameter parameter)
    {
        switch (parameter.Role)
        {
            case RuleRole.Argument:
                if (IsWritten(parameter.Of)) touched.Add(arguments.Count);
                arguments.Add(Arguments[parameter.Of]);
                break;
            case RuleRole.Result:
                arguments.Add(new Read(Result!));
                break;
            case RuleRole.Saved:
                arguments.Add(new Read(Saved!));
                break;
            case RuleRole.Cotangent:
                arguments.Add(Cotangent!);
                break;
            case RuleRole.Outcome:
                outputs.Add(Outcome!);
                break;
            case RuleRole.Derivative when !parameter.Type.IsArray:
                outputs.Add(Derivatives[parameter.Of] = locals.Temporary(NameOf(parameter), parameter.Type));
                break;
            default:
                AddValue(parameter);
                break;
        }
    }

    private void AddValue(RuleParameter parameter)
    {
        Expr? wanted = parameter.Role == RuleRole.Tangent && DirectionOf is { } direction ? direction(parameter.Of) : DerivativeOf(parameter.Of);
        Expr value = wanted ?? (parameter.Type.IsArray ? Unwanted(parameter) : Expr.Zero(parameter.Type));
        if (parameter.Type is { IsArray: true, Shape: not Shape.ReadOnlySpan }) touched.Add(arguments.Count);
        arguments.Add(value);
    }

    /// <summary>Cells for the derivative of an array of constants: zero on entry, forgotten afterwards.</summary>
    private Read Unwanted(RuleParameter parameter)
    {
        Local array = ((Read)Arguments[parameter.Of]).Local, cells = locals.Temporary(NameOf(parameter), Shapes.DerivativeOf(array.Type));
        scratch.Add(new Define(cells, Shapes.AllocateLike(array, cells.Type)));
        return new Read(cells);
    }

    private string NameOf(RuleParameter parameter) =>
        LocalFactory.DerivativeName(Arguments[parameter.Of] is Read read ? read.Local.Name : "x");
}
