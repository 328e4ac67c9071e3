using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Fuzz.Oracle;

internal sealed partial class Interpreter
{
    /// <summary>The objects whose initialisers are running.</summary>
    private readonly Stack<Location> created = new();

    private Value Invoke(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            var closure = (Closure)Evaluate(call.Instance!).Thing!;
            return closure.Method.DeclaringSyntaxReferences.Length > 0
                ? Call(closure.Method, Arguments(call.Arguments), new Frame(closure.Captured, null))
                : Value.Of(Functions.Apply(closure.Method.Name, [.. Arguments(call.Arguments).Select(a => a.Read().Number)]));
        }

        if (method.DeclaringSyntaxReferences.Length == 0) return Known(call);
        Location? self = call.Instance is { } instance ? Place(instance) : null;
        Location[] arguments = Arguments(call.Arguments);
        return Call(method, arguments, method.MethodKind == MethodKind.LocalFunction ? new Frame(frame, null) : new Frame(null, self));
    }

    /// <summary>In the order of the parameters, evaluated in that of the text.</summary>
    private Location[] Arguments(IEnumerable<IArgumentOperation> arguments) =>
        [.. arguments.Select(a => (a.Parameter!.Ordinal, Location: a.Parameter.RefKind == RefKind.None ? new Variable(Evaluate(a.Value)) : Place(a.Value)))
            .ToArray().OrderBy(a => a.Ordinal).Select(a => a.Location)];

    /// <summary>A method of the framework.</summary>
    private Value Known(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Value[] arguments = [.. call.Arguments.Select(a => Evaluate(a.Value))];
        if (call.Instance is { } instance) return OfCells(Evaluate(instance).Cells, method.Name, arguments);
        return method.ContainingType.Name switch
        {
            "Enumerable" => Query(method.Name, arguments),
            "Array" => OfArray(method.Name, arguments),
            "MemoryExtensions" => OfCells(arguments[0].Cells, method.Name, arguments[1..]),
            _ when method.Name == "CreateChecked" => arguments[0],
            _ => Value.Of(Functions.Apply(method.Name, [.. arguments.Select(a => a.Number)])),
        };
    }

    private static Value OfArray(string name, Value[] arguments)
    {
        View cells = arguments[0].Cells;
        switch (name)
        {
            case "Copy" when arguments is [_, var from, var target, var to, var count]:
                Value[] copied = [.. cells.Part(from.Integer, count.Integer).All];
                for (int i = 0; i < copied.Length; i++) target.Cells[to.Integer + i] = copied[i];
                return default;
            case "Reverse":
                Overwrite(cells, cells.All.Reverse());
                return default;
            case "Fill":
                Overwrite(cells, Enumerable.Repeat(arguments[1], cells.Count));
                return default;
            default:
                throw new NotSupportedException($"The oracle does not know 'Array.{name}'.");
        }
    }

    /// <summary>Methods of spans, arrays and lists.</summary>
    private static Value OfCells(View cells, string name, Value[] arguments)
    {
        switch (name)
        {
            case "Slice" or "AsSpan":
                int start = arguments.Length > 0 ? arguments[0].Integer : 0;
                return Value.Of(cells.Part(start, arguments.Length > 1 ? arguments[1].Integer : cells.Count - start));
            case "ToArray" or "Clone":
                return Value.Of(View.Of(cells.All));
            case "Add":
                cells.Storage.Add(arguments[0]);
                return default;
            case "CopyTo":
                Overwrite(arguments[0].Cells, cells.All);
                return default;
            case "Fill":
                Overwrite(cells, Enumerable.Repeat(arguments[0], cells.Count));
                return default;
            case "Clear":
                Overwrite(cells, Enumerable.Repeat(default(Value), cells.Count));
                return default;
            case "Reverse":
                Overwrite(cells, cells.All.Reverse());
                return default;
            default:
                throw new NotSupportedException($"The oracle does not know the method '{name}' of cells.");
        }
    }

    private static void Overwrite(View cells, IEnumerable<Value> values)
    {
        Value[] copied = [.. values];
        for (int i = 0; i < copied.Length; i++) cells[i] = copied[i];
    }

    private Value Apply(Value function, params Value[] arguments)
    {
        var closure = (Closure)function.Thing!;
        return closure.Method.DeclaringSyntaxReferences.Length > 0
            ? Call(closure.Method, [.. arguments.Select(a => new Variable(a))], new Frame(closure.Captured, null))
            : Value.Of(Functions.Apply(closure.Method.Name, [.. arguments.Select(a => a.Number)]));
    }

    private Value Query(string name, Value[] x)
    {
        View cells = x[0].Thing as View ?? new View([]);
        IEnumerable<Value> mapped = x.Length == 2 && x[1].Thing is Closure ? [.. cells.All.Select(c => Apply(x[1], c))] : cells.All;
        return name switch
        {
            "Sum" => Value.Of(Total(mapped)),
            "Average" => Value.Of(Total(mapped) / cells.Count),
            "Max" => Value.Of(mapped.Select(m => m.Number).Aggregate((p, q) => Functions.Apply("Max", [p, q]))),
            "Min" => Value.Of(mapped.Select(m => m.Number).Aggregate((p, q) => Functions.Apply("Min", [p, q]))),
            "Select" => Value.Of(View.Of(mapped)),
            "Where" => Value.Of(View.Of(cells.All.Zip(mapped).Where(p => p.Second.IsTrue).Select(p => p.First))),
            "Zip" => Value.Of(View.Of([.. cells.All.Zip(x[1].Cells.All).Select(p => Apply(x[2], p.First, p.Second))])),
            "Aggregate" when x.Length == 3 => cells.All.Aggregate(x[1], (p, q) => Apply(x[2], p, q)),
            "ToArray" => Value.Of(View.Of(cells.All)),
            "First" => cells[0],
            "Last" => cells[cells.Count - 1],
            "Range" => Value.Of(View.Of(Enumerable.Range(x[0].Integer, x[1].Integer).Select(Value.Of))),
            _ => throw new NotSupportedException($"The oracle does not know 'Enumerable.{name}'."),
        };
    }

    private static HyperDual Total(IEnumerable<Value> values) => values.Aggregate((HyperDual)0, (sum, v) => sum + v.Number);

    /// <summary>A struct or a list; its constructor, then what stands in braces.</summary>
    private Value Create(IObjectCreationOperation creation)
    {
        var self = new Variable(creation.Type!.Name == "List" ? Value.Of(new View([])) : Value.Of(Fields.None));
        if (creation.Constructor is { IsImplicitlyDeclared: false, DeclaringSyntaxReferences.Length: > 0 } constructor) Construct(constructor, creation, self);
        if (creation.Initializer is not { } initializer) return self.Read();
        created.Push(self);
        foreach (IOperation part in initializer.Initializers) Evaluate(part);
        created.Pop();
        return self.Read();
    }

    /// <summary>The parameters of a record or of a primary constructor are its properties.</summary>
    private void Construct(IMethodSymbol constructor, IObjectCreationOperation creation, Variable self)
    {
        Location[] arguments = Arguments(creation.Arguments);
        if (constructor.DeclaringSyntaxReferences[0].GetSyntax() is not TypeDeclarationSyntax)
        {
            Call(constructor, arguments, new Frame(null, self));
            return;
        }

        for (int i = 0; i < arguments.Length; i++) new Field(self, constructor.Parameters[i].Name).Write(arguments[i].Read());
    }

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.IsTupleType || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
}
