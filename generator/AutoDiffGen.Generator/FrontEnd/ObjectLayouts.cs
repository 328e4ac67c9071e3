using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds out which objects can be taken apart where their class is known: those of classes that hold numbers and whose source is all there.</summary>
internal sealed class ObjectLayouts(LoweringSession session)
{
    private readonly Dictionary<ITypeSymbol, StructLayout?> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ITypeSymbol, bool> steady = new(SymbolEqualityComparer.Default);

    /// <summary>What an object of just this class is made of, if numbers are in it.</summary>
    public StructLayout? Of(ITypeSymbol? type) => All(type) is { } layout && layout.Parts.Any(static p => TypeFacts.ToIr(p.Type).IsReal || TypeFacts.HidesReals(p.Type)) ? layout : null;

    /// <summary>The fields of the classes above it first, then its own, and what its members see of the parameters of the class.</summary>
    public StructLayout? All(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false, SpecialType: SpecialType.None, IsAnonymousType: false } named) return null;
        if (known.TryGetValue(named, out StructLayout? layout)) return layout;

        // A class that holds objects of its own class holds them whole.
        known[named] = null;
        return known[named] = Find(named);
    }

    /// <summary>Whether no field changes once an object is made, so that two names for one object are as good as two objects.</summary>
    public bool IsSteady(StructLayout layout)
    {
        if (!steady.TryGetValue(layout.Type, out bool known)) steady[layout.Type] = known = layout.Fields.All(IsSteady);
        return known;
    }

    private bool IsSteady(StructField field) => IsSteadyReference(field) && (field.Inner is not { IsObject: true } inner || IsSteady(inner));

    /// <summary>Whether the field keeps what it is given when the object is made.</summary>
    public bool IsSteadyReference(StructField field) => (field.Field is null || session.Writes.IsUntouched(field.Field)) && session.Writes.IsUntouched(field.Member);

    private StructLayout? Find(INamedTypeSymbol type)
    {
        if (SymbolIdentity.IsInGenericType(type) || TypeFacts.IsCollection(type) || !session.IsOwn(type)) return null;
        if (!type.DeclaringSyntaxReferences.Any(static r => !SymbolIdentity.IsGenerated(r.SyntaxTree))) return null;
        ImmutableArray<StructField>.Builder fields = ImmutableArray.CreateBuilder<StructField>();
        if (type.BaseType is { SpecialType: not SpecialType.System_Object } parent)
        {
            if (All(parent) is not { } inherited) return null;
            fields.AddRange(inherited.Fields);
        }

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static f => !f.IsStatic && !f.IsConst))
        {
            if (IsOfParameter(field)) continue;
            if (field.RefKind != RefKind.None || field.IsFixedSizeBuffer || field.AssociatedSymbol is not (null or IPropertySymbol) || (field.IsImplicitlyDeclared && field.AssociatedSymbol is null)) return null;
            if (field.AssociatedSymbol is IPropertySymbol property && !StructLayouts.IsPlain(property)) return null;
            fields.Add(FieldOf(field, field.AssociatedSymbol as IPropertySymbol ?? StructLayouts.Getter(type, field), null, field.Type, fields));
        }

        foreach (IParameterSymbol parameter in ParametersOf(type)) fields.Add(FieldOf(null, null, parameter, parameter.Type, fields));
        return new StructLayout(type, fields.ToImmutable());
    }

    private StructField FieldOf(IFieldSymbol? field, IPropertySymbol? property, IParameterSymbol? parameter, ITypeSymbol type, IEnumerable<StructField> before) =>
        new(field, property, type, session.Layouts.Of(type) ?? InnerOf(type), before.Sum(static f => f.Count)) { Parameter = parameter };

    /// <summary>An object in an object, of which the class is sure.</summary>
    private StructLayout? InnerOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named && Of(named) is { } layout && !session.Implementations.HaveDerived(named) ? layout : null;

    /// <summary>Where the compiler shows the field that it makes for a parameter, the parameter stands for it.</summary>
    private static bool IsOfParameter(IFieldSymbol field) => field.IsImplicitlyDeclared && field.AssociatedSymbol is null && field.Name.EndsWith(">P", StringComparison.Ordinal);

    /// <summary>The parameters of the class that its members may see.</summary>
    private IEnumerable<IParameterSymbol> ParametersOf(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            foreach (SyntaxReference reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(session.Cancellation) is TypeDeclarationSyntax { ParameterList: not null } and not RecordDeclarationSyntax) return constructor.Parameters.Where(static p => p.RefKind == RefKind.None);
            }
        }

        return [];
    }
}
