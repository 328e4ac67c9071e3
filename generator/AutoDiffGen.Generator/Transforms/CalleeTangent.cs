using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Transforms;

/// <summary><c>R FTangent(arguments, tangents, out R dResult)</c>: a callee in tangent mode.</summary>
internal sealed class CalleeTangent(CalleeDerivatives callees, Function callee, bool[] active, Func<string, string> nameOf)
{
    private readonly LocalFactory locals = new(callee.LocalCount);
    private readonly Dictionary<int, Local> arrays = [];
    private readonly HashSet<int> written = WrittenArrays.Of(callee.Body);

    public Function Make(string name)
    {
        ActivityAnalysis activity = ActivityAnalysis.OfCallee(callee, active);
        var transform = new ForwardTransform(locals, activity, Ranges.Of(callee.Body), InfiniteSlopes.Any(callee.Body, activity) || callees.MayBeInfinite, callees, arrays, nameOf);
        Parameter[] inputs = [.. callee.Parameters.Where(p => p.Mode != PassingMode.Out).Where((_, i) => active[i]).Select(p => TangentOf(p, transform))];
        Block body = transform.Visit(callee.Body);

        List<Output> outputs = [];
        if (callee.Result is { Type.IsReal: true } result) outputs.Add(new Output(locals.New("dResult", result.Type), transform.TangentOf(result)));
        foreach (Output output in callee.Outputs.Where(o => o.Parameter.Type.IsReal)) outputs.Add(new Output(locals.New(nameOf(output.Parameter.Name), output.Parameter.Type), transform.TangentOf(output.Value)));

        Parameter[] parameters =
        [
            .. callee.Parameters.Where(p => p.Mode == PassingMode.Value), .. inputs.Where(p => p.Mode == PassingMode.Value),
            .. callee.Parameters.Where(p => p.Mode == PassingMode.Out), .. outputs.Select(o => new Parameter(o.Parameter, PassingMode.Out, IsConstant: false)),
            .. callee.Parameters.Where(p => p.Mode == PassingMode.Ref), .. inputs.Where(p => p.Mode == PassingMode.Ref),
        ];
        return new Function(name, name, name, parameters.Select(p => p with { Modifier = CalleeDerivatives.Scope(p.Local) }).ToEquatableArray(), callee.ReturnType, body)
        {
            Result = callee.Result,
            Outputs = callee.Outputs.Concat(outputs).ToEquatableArray(),
            LocalCount = locals.Last,
            Purpose = $"{callee.Name} and its derivative along a direction.",
        };
    }

    private Parameter TangentOf(Parameter parameter, ForwardTransform transform)
    {
        IrType type = parameter.Local.Type;
        Local tangent = locals.New(nameOf(parameter.Local.Name), type.IsArray && !written.Contains(parameter.Local.Id) ? Unwritten(type) : Shapes.DerivativeOf(type));
        if (type.IsRealScalar) transform.Seed(parameter.Local, new Read(tangent));
        else arrays[parameter.Local.Id] = tangent;
        return new Parameter(tangent, parameter.Mode, IsConstant: false);
    }

    private static IrType Unwritten(IrType type) => type.HasRows ? type : type.With(Shape.ReadOnlySpan);
}
