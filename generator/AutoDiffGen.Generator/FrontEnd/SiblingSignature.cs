using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The parameters of a member beside a method, each with what it stands for, when it has the signature of that method's derivative.</summary>
internal sealed class SiblingSignature
{
    private readonly IMethodSymbol method, sibling;
    private readonly List<RuleParameter> parameters = [];
    private readonly List<int> readOnly = [];
    private int next;

    private SiblingSignature(IMethodSymbol method, IMethodSymbol sibling)
    {
        this.method = method;
        this.sibling = sibling;
    }

    public EquatableArray<RuleParameter> Parameters => parameters.ToEquatableArray();

    /// <summary>The arguments whose cells the method is known to leave alone: tangents that are only read belong to arrays that are only read.</summary>
    public IEnumerable<int> ReadOnly => readOnly;

    private int First => method.IsStatic ? 0 : 1;

    /// <summary>Null when the member is something else that happens to have the name.</summary>
    public static SiblingSignature? Of(IMethodSymbol method, IMethodSymbol sibling, Derivatives kind)
    {
        var signature = new SiblingSignature(method, sibling);
        return signature.RepeatsMethod() && signature.Matches(kind) && signature.next == sibling.Parameters.Length ? signature : null;
    }

    private bool RepeatsMethod()
    {
        if (sibling.IsStatic != method.IsStatic || sibling.Parameters.Length < method.Parameters.Length || !Same(sibling.ReturnType, method.ReturnType)) return false;
        if (!method.IsStatic) parameters.Add(new RuleParameter(RuleRole.Argument, 0, TypeFacts.ToIr(method.ContainingType), PassingMode.Value));
        for (; next < method.Parameters.Length; next++)
        {
            IParameterSymbol own = method.Parameters[next];
            if (own.RefKind != sibling.Parameters[next].RefKind || !Same(own.Type, sibling.Parameters[next].Type)) return false;
            parameters.Add(new RuleParameter(RuleRole.Argument, First + next, TypeFacts.ToIr(own.Type), own.RefKind == RefKind.None ? PassingMode.Value : PassingMode.In));
            if (ActiveType.IsReadOnlySpan(own.Type)) readOnly.Add(First + next);
        }

        return true;
    }

    private bool Matches(Derivatives kind) => kind switch
    {
        Derivatives.Gradient => TakeEach(RuleRole.Derivative, "d", RefKind.Out, ofInputs: true),
        Derivatives.Vjp => (!GivesNumber || Take(RuleRole.Cotangent, -1, RefKind.None, method.ReturnType)) && TakeEach(RuleRole.Derivative, "d", RefKind.Ref),
        Derivatives.Jvp => TakeEach(RuleRole.Tangent, "d", RefKind.None) && (!GivesNumber || Take(RuleRole.Outcome, -1, RefKind.Out, method.ReturnType)),
        Derivatives.Hvp => TakeEach(RuleRole.Tangent, "v", RefKind.None, ofInputs: true) && TakeEach(RuleRole.Derivative, "h", RefKind.Out, ofInputs: true),
        _ => false,
    };

    private bool GivesNumber => TypeFacts.IsFloating(method.ReturnType);

    /// <remarks><c>ofInputs</c>: whether arrays that the method never reads have none.</remarks>
    private bool TakeEach(RuleRole role, string prefix, RefKind ofNumber, bool ofInputs = false)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (!DeclarationCheck.IsActive(parameter)) continue;
            bool isTaken = TypeFacts.IsFloating(parameter.Type) ? Take(role, First + i, ofNumber, parameter.Type) : TakeCells(role, prefix, i, ofInputs);
            if (!isTaken) return false;
        }

        return true;
    }

    private bool TakeCells(RuleRole role, string prefix, int number, bool mayBeMissing)
    {
        ITypeSymbol type = method.Parameters[number].Type;
        bool canBeWritten = !ActiveType.IsReadOnlySpan(type);
        bool isNamed = next < sibling.Parameters.Length && sibling.Parameters[next].Name.StartsWith(prefix + LocalFactory.DerivativeName(method.Parameters[number].Name).Substring(1), StringComparison.Ordinal);
        if (mayBeMissing && canBeWritten && !isNamed) return true;
        if (next >= sibling.Parameters.Length || !HoldsDerivatives(sibling.Parameters[next], type, role)) return false;
        if (role == RuleRole.Tangent && canBeWritten && ActiveType.IsReadOnlySpan(sibling.Parameters[next].Type)) readOnly.Add(First + number);
        Add(role, First + number);
        return true;
    }

    /// <summary>Rows for rows and a matrix for a matrix, else a span.</summary>
    private static bool HoldsDerivatives(IParameterSymbol parameter, ITypeSymbol of, RuleRole role)
    {
        if (parameter.RefKind != RefKind.None || !ActiveType.IsRealArray(of)) return false;
        if (of is IArrayTypeSymbol { Rank: 2 } or IArrayTypeSymbol { ElementType: IArrayTypeSymbol }) return Same(parameter.Type, of);
        ITypeSymbol element = (of as IArrayTypeSymbol)?.ElementType ?? TypeFacts.SpanElement(of)!;
        return TypeFacts.SpanElement(parameter.Type) is { } cells && Same(cells, element) && (role == RuleRole.Tangent || !ActiveType.IsReadOnlySpan(parameter.Type));
    }

    private bool Take(RuleRole role, int of, RefKind kind, ITypeSymbol type)
    {
        if (next >= sibling.Parameters.Length || sibling.Parameters[next].RefKind != kind || !Same(sibling.Parameters[next].Type, type)) return false;
        Add(role, of);
        return true;
    }

    private void Add(RuleRole role, int of)
    {
        IParameterSymbol parameter = sibling.Parameters[next++];
        PassingMode mode = parameter.RefKind switch { RefKind.Ref => PassingMode.Ref, RefKind.Out => PassingMode.Out, _ => PassingMode.Value };
        parameters.Add(new RuleParameter(role, of, TypeFacts.ToIr(parameter.Type), mode));
    }

    private static bool Same(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
}
