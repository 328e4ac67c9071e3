using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Normalisation;

/// <summary>Spans that callees with a body of their own get slices for: they get the array, and which of its cells are meant.</summary>
internal static class SlicedArguments
{
    /// <summary>By callee: the positions of the parameters that a slice is handed to.</summary>
    public static Dictionary<string, HashSet<int>> Find(IReadOnlyList<Function> functions, IReadOnlyDictionary<string, Function> callees)
    {
        var found = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        bool changed;
        do
        {
            changed = false;
            foreach (Function function in functions)
            {
                bool isCallee = callees.TryGetValue(function.Id, out Function? callee) && ReferenceEquals(callee, function) && found.ContainsKey(function.Id);
                HashSet<int> slices = SlicesOf(function, isCallee ? found[function.Id] : []);
                foreach (Call call in function.Body.AllOperands().OfType<Call>().Where(c => callees.ContainsKey(c.Method)))
                {
                    for (int i = 0; i < call.Arguments.Count; i++)
                    {
                        if (call.Arguments[i] is not Read { Local: var array } || !slices.Contains(array.Id) || !IsSpan(callees[call.Method].Parameters[i].Local.Type)) continue;
                        if (!found.TryGetValue(call.Method, out HashSet<int>? positions)) found[call.Method] = positions = [];
                        changed |= positions.Add(i);
                    }
                }
            }
        }
        while (changed);

        return found;
    }

    private static bool IsSpan(IrType type) => type is { IsRealArray: true, Shape: Shape.Span or Shape.ReadOnlySpan };

    /// <summary>The variables of a function that are slices, or may be.</summary>
    private static HashSet<int> SlicesOf(Function function, HashSet<int> given)
    {
        HashSet<int> slices = [.. given.Select(p => function.Parameters[p].Local.Id)];
        int before;
        do
        {
            before = slices.Count;
            foreach (Stmt statement in function.Body.DescendantStatements())
            {
                if (statement is Define { Target.Type.IsArray: true, Value: { } value } define && IsSlice(value)) slices.Add(define.Target.Id);
                if (statement is If choice) slices.UnionWith(choice.Results.Where(r => IsSlice(r.WhenTrue) || IsSlice(r.WhenFalse)).Select(r => r.Target.Id));
                if (statement is Loop loop) slices.UnionWith(loop.Carried.Where(c => IsSlice(c.Initial) || IsSlice(c.Next)).SelectMany(c => new[] { c.Head.Id, c.Result.Id }));
            }
        }
        while (slices.Count > before);

        return slices;

        bool IsSlice(Expr value) => value.IsSlice() || value is Read read && slices.Contains(read.Local.Id);
    }

    /// <summary>The callee that gets the arrays and the bounds: what it had as a parameter is the slice of that array.</summary>
    public static Function Receive(Function callee, HashSet<int> positions)
    {
        var locals = new LocalFactory(callee.LocalCount);
        var parameters = new List<Parameter>();
        var slices = new List<Stmt>();
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            Parameter parameter = callee.Parameters[i];
            if (!positions.Contains(i))
            {
                parameters.Add(parameter);
                continue;
            }

            Local slice = parameter.Local;
            Local whole = Named("Cells", slice.Type), start = Named("Start", IrType.Int), length = Named("Length", IrType.Int);
            parameters.Add(new Parameter(whole, parameter.Mode, parameter.IsConstant, parameter.Modifier));
            parameters.AddRange(new[] { start, length }.Select(static l => new Parameter(l, PassingMode.Value, IsConstant: false)));
            slices.Add(new Define(slice, Slices.Part(new Read(whole), new Read(start), new Read(length), slice.Type)));

            Local Named(string suffix, IrType type) => locals.New(SeparateCallees.Free(slice.Name + suffix, callee.Parameters), type);
        }

        return callee with
        {
            Parameters = parameters.ToEquatableArray(),
            Body = new Block(slices.Concat(callee.Body.Statements).ToEquatableArray()),
            LocalCount = locals.Last,
        };
    }
}
