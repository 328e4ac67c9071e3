using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The accessors for fields that are private elsewhere; each is declared within the derivatives that use it.</summary>
internal sealed class Accessors(LoweringSession session)
{
    private const string Services = "global::System.Runtime.CompilerServices.";

    private readonly Dictionary<ISymbol, Accessor?> known = new(SymbolEqualityComparer.Default);

    public EquatableArray<Accessor> All => known.Values.OfType<Accessor>().ToEquatableArray();

    /// <summary>The accessor for a field, for an automatic property or for a parameter of a class; null when the runtime has none to offer.</summary>
    public Accessor? Of(ISymbol member)
    {
        if (!known.TryGetValue(member, out Accessor? accessor)) known[member] = accessor = Make(member);
        return accessor;
    }

    /// <summary>Whether the runtime can get at a field of objects that the code may name.</summary>
    public static bool Exists(ISymbol member, Compilation compilation, Func<ISymbol, bool> canReach) => Field(member) is { Type: var type } && member.ContainingType is { TypeKind: TypeKind.Class, IsFileLocal: false } owner
        && !SymbolIdentity.IsInGenericType(owner) && canReach(type) && (member.IsStatic || canReach(owner)) && compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.UnsafeAccessorAttribute") is not null;

    private static (string Name, ITypeSymbol Type)? Field(ISymbol member) => member switch
    {
        IFieldSymbol { RefKind: RefKind.None, IsConst: false } own => (own.Name, own.Type),
        IPropertySymbol property when Purity.IsAuto(property) => ($"<{property.Name}>k__BackingField", property.Type),
        IParameterSymbol parameter when SymbolIdentity.IsOfType(parameter) => ($"<{parameter.Name}>P", parameter.Type),
        _ => null,
    };

    private Accessor? Make(ISymbol member)
    {
        INamedTypeSymbol owner = member.ContainingType;
        if (!Exists(member, session.Compilation, session.CanReach) || Parameter(member, owner) is not { } receiver) return null;
        (string field, ITypeSymbol type) = Field(member)!.Value;
        string name = session.NameOfNameless(owner.Name + char.ToUpperInvariant(member.Name[0]) + member.Name.Substring(1));
        string kind = member.IsStatic ? "StaticField" : "Field";
        return new Accessor(
            name,
            $"[{Services}UnsafeAccessor({Services}UnsafeAccessorKind.{kind}, Name = {SymbolDisplay.FormatLiteral(field, quote: true)})]",
            $"static extern ref {SymbolText.Of(type)} {name}({receiver});");
    }

    /// <summary>A static class is no type for a parameter; the runtime takes its name instead.</summary>
    private string? Parameter(ISymbol member, INamedTypeSymbol owner)
    {
        bool isNamed = !owner.IsStatic && session.CanReach(owner);
        if (isNamed) return $"{SymbolText.OfPlain(owner)}{(member.IsStatic ? "?" : "")} owner";
        bool canBeText = member.IsStatic && session.Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute") is not null;
        return canBeText ? $"[{Services}UnsafeAccessorType(\"{MetadataName(owner)}, {owner.ContainingAssembly.Name}\")] object? owner" : null;
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
