using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.BackEnd;

internal sealed partial class ExpressionPrinter
{
    private static readonly string[] OverloadedOnArgumentType =
        ["Abs", "Ceiling", "Clamp", "Floor", "Max", "Min", "Round", "Sign", "Truncate", "BigMul", "DivRem"];

    private string Application(Apply apply)
    {
        if (apply.IsSlice()) return Slice(apply);
        FunctionName function = FunctionName.Parse(apply.Function);
        Printed[] arguments = [.. apply.Arguments.Select(a => Print(a, converts: TakesImplicit(function)))];
        // An argument of the exact type makes C# choose the right overload for all of them.
        bool decides = !IsOverloaded(function) || arguments.Where((a, i) => a.Type == apply.Arguments[i].Type.Name).Any();
        if (!decides) arguments = [.. apply.Arguments.Select(a => Print(a, converts: false))];
        return $"{TypeOf(function, apply.Arguments[0].Type)}.{function.Name}({string.Join(", ", arguments.Select(a => Argument(a, arguments.Length)))})";
    }

    private string Slice(Apply slice) => slice.Arguments[0].Type.Shape == Shape.Array
        ? $"{shortNames.Type("System.MemoryExtensions")}.AsSpan({List(slice.Arguments)})"
        : $"{Primary(slice.Arguments[0])}.Slice({List(slice.Arguments.Skip(1).ToEquatableArray())})";

    private string TypeOf(FunctionName function, IrType operand) => function.Type switch
    {
        _ when GenericMath.IsInterface(function.Type) => Type(operand),
        "System.Double" => "double",
        "System.Single" => "float",
        "System.Int32" => "int",
        "System.Int64" => "long",
        _ => shortNames.Type(function.Type),
    };

    private static bool TakesImplicit(FunctionName function) =>
        function.Type is "System.Math" or "System.MathF" or "System.Double" or "System.Single";

    private static bool IsOverloaded(FunctionName function) =>
        function.Type == "System.Math" && Array.IndexOf(OverloadedOnArgumentType, function.Name) >= 0;
}
