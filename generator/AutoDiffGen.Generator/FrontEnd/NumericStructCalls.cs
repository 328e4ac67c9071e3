using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Writes out, for their numbers, what members of the framework's numeric structs compute.</summary>
internal static class NumericStructCalls
{
    public static bool IsKnown(IMethodSymbol method) => Find(method) is not null;

    public static Expr[]? TryLower(IInvocationOperation call, ExpressionLowering expressions)
    {
        if (Find(call.TargetMethod) is not { } formula) return null;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter?.Ordinal != i) return null;
        }

        IEnumerable<IOperation> arguments = call.Arguments.Select(static a => a.Value);
        return Lower(formula, call.Instance is { } receiver ? arguments.Prepend(receiver) : arguments, expressions);
    }

    public static Expr[]? TryLower(IMethodSymbol method, IOperation[] operands, ExpressionLowering expressions) =>
        Find(method) is { } formula ? Lower(formula, operands, expressions) : null;

    /// <summary>An operator whose left side has been evaluated.</summary>
    public static Expr[]? TryLower(IMethodSymbol method, Expr[] left, IOperation right, ExpressionLowering expressions) =>
        Find(method) is { } formula ? formula([left, expressions.Operands([right])[0]], expressions) : null;

    public static Expr[]? TryLower(IPropertyReferenceOperation property, ExpressionLowering expressions)
    {
        if (property is not { Instance: { } receiver, Property: { IsIndexer: false, GetMethod: { } getter } }) return null;
        return Find(getter) is { } formula ? Lower(formula, [receiver], expressions) : null;
    }

    public static Expr[]? TryLower(IObjectCreationOperation creation, StructLayout layout, ExpressionLowering expressions)
    {
        if (NumericStruct.MembersOf((INamedTypeSymbol)layout.Type) is null || creation.Arguments.IsEmpty) return null;
        if (creation.Arguments.Any(a => !TypeFacts.IsFloating(a.Value.Type) && expressions.LayoutOf(a.Value.Type) is null)) return null;
        Expr[][] arguments = expressions.Operands([.. creation.Arguments.OrderBy(static a => a.Parameter!.Ordinal).Select(static a => a.Value)]);
        Expr[] parts = [.. arguments.SelectMany(static a => a)];
        return parts.Length == 1 ? [.. layout.Parts.Select(_ => parts[0])] : parts.Length == layout.Count ? parts : null;
    }

    private static Expr[] Lower(NumericStructFormula formula, IEnumerable<IOperation> operands, ExpressionLowering expressions) =>
        formula(expressions.Operands([.. operands]), expressions);

    private static NumericStructFormula? Find(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type) return null;
        string name = method.MethodKind == MethodKind.PropertyGet ? method.AssociatedSymbol!.Name : method.Name;
        if (name == "SinCos" && method.Parameters.Length == 1 && TypeFacts.IsFloating(method.Parameters[0].Type) && (type.Name is "Math" or "MathF" or "ITrigonometricFunctions" || TypeFacts.IsFloating(type)))
        {
            return static (x, _) => [Rules.Functions.Sin(x[0][0]), Rules.Functions.Cos(x[0][0])];
        }

        if (NumericStruct.MembersOf(type) is null) return null;
        bool isNumbers = method.Parameters.All(static p => TypeFacts.IsFloating(p.Type) || (p.Type is INamedTypeSymbol { IsValueType: true } own && NumericStruct.MembersOf(own) is not null));
        if (!isNumbers) return null;
        return type.Name switch
        {
            "Complex" => ComplexFormulas.Find(name, method),
            "Quaternion" => QuaternionFormulas.Find(name, method),
            "Matrix3x2" or "Matrix4x4" => MatrixFormulas.Find(name, method),
            _ => VectorFormulas.Find(name, method),
        };
    }
}

/// <summary>What a function of numeric structs computes: the parts of each operand go in, the parts of the result come out.</summary>
internal delegate Expr[] NumericStructFormula(Expr[][] operands, ExpressionLowering expressions);
