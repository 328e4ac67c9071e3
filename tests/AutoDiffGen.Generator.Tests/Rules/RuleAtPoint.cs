using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The partial derivatives of one function, evaluated at a point.</summary>
internal sealed class RuleAtPoint
{
    private readonly Interpreter interpreter;

    private RuleAtPoint(Expr node, EquatableArray<bool> active, Dictionary<Local, object> variables)
    {
        interpreter = new Interpreter(variables);
        var result = new Local("r", 100, node.Type);
        variables[result] = interpreter.Value(node);
        Value = interpreter.Real(node);
        Partials = RuleTable.PartialsOf(node, new Read(result), active);
    }

    public double Value { get; }

    public ImmutableArray<Partial?> Partials { get; }

    public double[] Derivatives => [.. Partials.Select(partial => partial is null ? 0 : interpreter.Real(partial.Value))];

    /// <summary>A function by its key; arguments that are not active are variables all the same.</summary>
    public static RuleAtPoint Of(string key, double[] point, bool[]? active = null)
    {
        Expr[] arguments = [.. point.Select((_, i) => new Read(Argument(key, i)))];
        var node = new Apply(key, EquatableArray.Of(arguments), FrameworkFunctions.All[key].ReturnType == typeof(float) ? IrType.Single : IrType.Double);
        return new RuleAtPoint(node, Activity(arguments, active), Variables(arguments, point));
    }

    /// <summary>A function or operator of any arguments, constants included.</summary>
    public static RuleAtPoint Of(Func<Expr[], Expr> make, double[] point, bool[]? active = null)
    {
        Expr[] arguments = [.. point.Select((_, i) => new Read(new Local("x" + i, i, IrType.Double)))];
        Expr node = make(arguments);
        return new RuleAtPoint(node, Activity([.. RuleTable.OperandsOf(node)], active), Variables(arguments, point));
    }

    private static EquatableArray<bool> Activity(Expr[] arguments, bool[]? active) =>
        (active ?? [.. arguments.Select(argument => argument.Type.IsReal && argument is not Number)]).ToEquatableArray();

    private static Local Argument(string key, int index)
    {
        Type type = FrameworkFunctions.All[key].GetParameters()[index].ParameterType;
        return new Local("x" + index, index, type == typeof(float) ? IrType.Single : type == typeof(int) ? IrType.Int : IrType.Double);
    }

    private static Dictionary<Local, object> Variables(Expr[] arguments, double[] point) =>
        arguments.Cast<Read>().Select((read, i) => (read.Local, Value: Boxed(point[i], read.Type))).ToDictionary(entry => entry.Local, entry => entry.Value);

    private static object Boxed(double value, IrType type) => type.Element switch
    {
        "float" => (object)(float)value,
        "int" => (int)value,
        _ => value,
    };
}
