using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>Finds the annotated methods of a compilation and their cases.</summary>
internal static class CorpusReader
{
    private static readonly SymbolDisplayFormat s_signature = SymbolDisplayFormat.CSharpShortErrorMessageFormat;
    private static readonly Lazy<ImmutableDictionary<string, CorpusCase>> s_byId = new(() => Cases.ToImmutableDictionary(c => c.Id));

    public static ImmutableArray<CorpusCase> Cases { get; } = [.. Read(CorpusFiles.Compilation)];

    public static CorpusCase Find(string id) => s_byId.Value[id];

    private static IEnumerable<CorpusCase> Read(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let method = (IMethodSymbol)model.GetDeclaredSymbol(declaration)!
        where Attribute(method, "DifferentiableAttribute") is not null
        from @case in method.GetAttributes().Where(a => a.AttributeClass!.Name == "CaseAttribute")
            .Select((attribute, index) => ReadCase(With(method, TypeOf(attribute, compilation)), ReadMethod(method, TypeOf(attribute, compilation), tree.FilePath), index, attribute))
        select @case;

    /// <summary>The case with another type in the place of the type parameters.</summary>
    public static CorpusCase With(CorpusCase @case, string metadataName)
    {
        var compilation = CorpusFiles.Compilation;
        var type = compilation.GetTypeByMetadataName(metadataName)!;
        var tree = CorpusFiles.Find(@case.Method.File);
        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(d => (IMethodSymbol)model.GetDeclaredSymbol(d)!)
            .Single(m => m.ToDisplayString(s_signature) == @case.Method.Id);
        var attribute = method.GetAttributes().Where(a => a.AttributeClass!.Name == "CaseAttribute").ElementAt(@case.Index);
        return ReadCase(With(method, type), ReadMethod(method, type, tree.FilePath), @case.Index, attribute);
    }

    private static ITypeSymbol TypeOf(AttributeData attribute, Compilation compilation) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == "Of").Value.Value as ITypeSymbol ?? compilation.GetSpecialType(SpecialType.System_Double);

    private static bool IsInteger(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.Any(c => c.Name == "IBinaryInteger");

    /// <summary>The method with a type in the place of its type parameters and those of its type.</summary>
    private static IMethodSymbol With(IMethodSymbol method, ITypeSymbol type)
    {
        if (method.ContainingType.IsGenericType)
        {
            var around = method.ContainingType.Construct([.. method.ContainingType.TypeParameters.Select(_ => type)]);
            method = around.GetMembers(method.Name).OfType<IMethodSymbol>().Single(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
        }

        return method.IsGenericMethod ? method.Construct([.. method.TypeParameters.Select(p => IsInteger(p) ? CorpusFiles.Compilation.GetSpecialType(SpecialType.System_Int32) : type)]) : method;
    }

    private static CorpusMethod ReadMethod(IMethodSymbol definition, ITypeSymbol type, string file)
    {
        var name = definition.ToDisplayString(s_signature);
        var method = With(definition, type);
        return new CorpusMethod(
            name,
            file,
            method.IsStatic ? $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.@{method.Name}" : $"@{method.Name}",
            method.ReturnsVoid ? "" : method.ReturnType.ToDisplayString(),
            Requested(method),
            Attribute(method, "RefusedAttribute")?.ConstructorArguments[0].Value as string ?? "")
        {
            Because = Attribute(method, "RefusedAttribute")?.NamedArguments.Select(a => (string)a.Value.Value!).FirstOrDefault() ?? "",
            TypeArguments = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(t => t.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))}>" : "",
            ParameterTypes = [.. method.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))],
        };
    }

    private static CorpusCase ReadCase(IMethodSymbol method, CorpusMethod model, int index, AttributeData attribute)
    {
        var named = attribute.NamedArguments.ToDictionary(a => a.Key, a => a.Value.Value);
        var arguments = PointParser.Split((string)attribute.ConstructorArguments[0].Value!);
        if (arguments.Length != method.Parameters.Length)
        {
            throw new FormatException($"{model.Id} takes {method.Parameters.Length} arguments; a case gives {arguments.Length}.");
        }

        var slots = Slots(method, arguments);
        return new CorpusCase(model, index, arguments, slots, [.. slots.Where(s => !s.IsNull).SelectMany(s => PointParser.Numbers(arguments[s.Parameter]))])
        {
            Value = (double)named.GetValueOrDefault("Value", 0.0)!,
            Gradient = PointParser.Numbers((string)named.GetValueOrDefault("Gradient", "")!),
            Leaves = PointParser.Numbers((string)named.GetValueOrDefault("Leaves", "")!),
            IsKink = named.ContainsKey("Kink"),
            Tolerance = (double)named.GetValueOrDefault("Tolerance", 1e-8)!,
            Receiver = (string)named.GetValueOrDefault("Receiver", "")!,
        };
    }

    private static ImmutableArray<Slot> Slots(IMethodSymbol method, ImmutableArray<string> arguments)
    {
        var writes = Attribute(method, "WritesAttribute");
        var written = writes?.ConstructorArguments[0].Values.Select(v => (string)v.Value!).ToArray() ?? [];
        var neverRead = writes?.NamedArguments.SelectMany(a => a.Value.Values).Select(v => (string)v.Value!).ToArray() ?? [];
        var slots = ImmutableArray.CreateBuilder<Slot>();
        var offset = 0;
        foreach (var parameter in method.Parameters)
        {
            if (Classify(parameter) is not var (element, shape))
            {
                continue;
            }

            var isNull = arguments[parameter.Ordinal] == "null" && shape is Shape.Vector or Shape.Matrix or Shape.Jagged or Shape.List or Shape.StructMatrix or Shape.StructRows;
            var (rows, columns) = isNull ? (0, 0) : PointParser.Size(arguments[parameter.Ordinal], shape);
            slots.Add(new Slot(parameter.Ordinal, element, shape, parameter.RefKind, offset, rows, columns)
            {
                IsNull = isNull,
                RowLengths = shape is Shape.Jagged or Shape.StructRows && !isNull ? string.Join(", ", PointParser.RowLengths(arguments[parameter.Ordinal])) : "",
                IsWritten = written.Contains(parameter.Name),
                IsRead = !neverRead.Contains(parameter.Name),
                Type = Whole(parameter.Type, shape).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            });
            offset += rows * columns;
        }

        return slots.ToImmutable();
    }

    private static (string Element, Shape Shape)? Classify(IParameterSymbol parameter)
    {
        var (element, shape) = parameter.Type switch
        {
            IArrayTypeSymbol { ElementType: IArrayTypeSymbol { ElementType: { IsValueType: true, SpecialType: SpecialType.None } type } } when !IsHalf(type) => (FirstNumber(type), Shape.StructRows),
            IArrayTypeSymbol { ElementType: IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } rows } => (rows.ElementType, Shape.Jagged),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: not SpecialType.None } number] } => (number, Shape.Nullable),
            _ when IsHalf(parameter.Type) => (parameter.Type, Shape.Scalar),
            IArrayTypeSymbol { Rank: 1, ElementType: var half } when IsHalf(half) => (half, Shape.Vector),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var half] } when IsHalf(half) => (half, Shape.Vector),
            IArrayTypeSymbol { Rank: var rank, ElementType: { IsValueType: true, SpecialType: SpecialType.None } type } when !IsHalf(type) => (FirstNumber(type), rank == 1 ? Shape.Structs : Shape.StructMatrix),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [{ IsValueType: true, SpecialType: SpecialType.None } type] } => (FirstNumber(type), Shape.Structs),
            IArrayTypeSymbol array => (array.ElementType, array.Rank == 1 ? Shape.Vector : Shape.Matrix),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var argument] } => (argument, Shape.Vector),
            INamedTypeSymbol { Name: "List" or "IReadOnlyList", TypeArguments: [var item] } => (item, Shape.List),
            { IsValueType: true, SpecialType: SpecialType.None } type => (FirstNumber(type), Shape.Struct),
            INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } type when !type.DeclaringSyntaxReferences.IsEmpty => (FirstNumber(type), Shape.Object),
            var type => (type, Shape.Scalar),
        };
        var isActive = (element.SpecialType is SpecialType.System_Double or SpecialType.System_Single || IsHalf(element))
            && !parameter.GetAttributes().Any(a => a.AttributeClass!.Name == "ConstantAttribute");
        return isActive ? (element.ToDisplayString(), shape) : null;
    }

    private static bool IsHalf(ITypeSymbol type) => type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static ITypeSymbol Whole(ITypeSymbol type, Shape shape) => shape is not (Shape.Structs or Shape.StructMatrix or Shape.StructRows) ? type
        : type is IArrayTypeSymbol { ElementType: var element } ? (element as IArrayTypeSymbol)?.ElementType ?? element
        : ((INamedTypeSymbol)type).TypeArguments[0];

    /// <summary>The type of the numbers in a struct or an object, all of which are of one type.</summary>
    private static ITypeSymbol FirstNumber(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => !f.IsStatic) is not { } field ? type
        : field.Type is IArrayTypeSymbol array ? array.ElementType
        : IsWhole(field.Type) && !SymbolEqualityComparer.Default.Equals(field.Type, type) ? FirstNumber(field.Type)
        : field.Type;

    private static bool IsWhole(ITypeSymbol type) => type.SpecialType == SpecialType.None && (type.IsValueType || type is { TypeKind: TypeKind.Class, IsAbstract: false, DeclaringSyntaxReferences.IsEmpty: false });

    private static Derivatives Requested(IMethodSymbol method)
    {
        var named = Attribute(method, "DifferentiableAttribute")!.NamedArguments;
        var asked = named.IsEmpty ? Derivatives.Default : (Derivatives)(int)named[0].Value.Value!;
        var result = method.ReturnsVoid ? Derivatives.Vjp : Derivatives.Gradient;
        return asked == Derivatives.Default ? result | Derivatives.Jvp : asked;
    }

    private static AttributeData? Attribute(IMethodSymbol method, string name) =>
        method.GetAttributes().FirstOrDefault(a => a.AttributeClass!.Name == name);
}
