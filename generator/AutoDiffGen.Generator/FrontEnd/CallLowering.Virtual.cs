using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Calls whose receiver's class decides what runs: a choice among the classes of the compilation.</summary>
internal sealed partial class CallLowering
{
    /// <summary>The number of classes that are told apart at one call.</summary>
    public const int MostClasses = 16;

    /// <summary>Whether each class has a body that can be followed and a name that can be tested for.</summary>
    private bool CanDispatch(CallSite site)
    {
        ImmutableArray<Implementation> all = scope.Session.Implementations.Of(site.Method);
        if (site.Receiver is not { } receiver || scope.This is not null || all.Length == 0 || all.Length > MostClasses) return false;
        if (scope.Objects.Given(ObjectCall.Of(site)).Count > 0) return false;
        if (site.Method.Parameters.Any(static p => p.RefKind is RefKind.Ref or RefKind.Out) || !IsWorthFollowing(site, receiver)) return false;
        return all.All(i => i.Type is { TypeKind: TypeKind.Class, IsFileLocal: false } && !SymbolIdentity.IsInGenericType(i.Type) && scope.Session.CanReach(i.Type) && CanFollow(On(site, i)));
    }

    private static CallSite On(CallSite site, Implementation implementation) => site with { Method = implementation.Body, IsVirtual = false };

    private Expr[] Dispatch(CallSite site)
    {
        ImmutableArray<ImmutableArray<Implementation>> groups = Implementations.Grouped(scope.Session.Implementations.Of(site.Method));
        var values = new List<Expr>();
        var starts = new List<(int Parameter, int Start)>();
        if (scope.SelfOf(site) is { } self) values.Add(new Read(self));
        else expressions.Append(values, site.Receiver!);
        foreach (var (number, value) in site.Arguments.Where(a => DelegateTargets.Of(a.Value, scope) is null))
        {
            starts.Add((number, values.Count));
            Value(value, site.Method.Parameters[number], values);
        }

        Local instance = (values[0] as Read)?.Local ?? Kept(values[0], site.Receiver!.Type!);
        values[0] = new Read(instance);
        Expr[] atoms = expressions.Atoms([.. values]);
        var evaluated = new Dictionary<int, Expr[]>();
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1].Start : atoms.Length;
            evaluated.Add(starts[i].Parameter, [.. atoms.Skip(starts[i].Start).Take(end - starts[i].Start)]);
        }

        CallSite known = site with { Object = instance, Evaluated = evaluated };
        Local[]? results = null;
        Block[] arms = [.. groups.Select(g => Arm(On(known, g[0]), g.Length == 1 ? g[0].Type : g[0].Body.ContainingType, ref results))];
        foreach (Local result in results!) scope.Emit(new Define(result, null));
        Block otherwise = scope.Nested(() => scope.Emit(new Throw(Unexpected(site.Method, instance))));
        for (int i = groups.Length - 1; i >= 0; i--) otherwise = new Block(EquatableArray.Of<Stmt>(new If(Test(instance, groups[i]), arms[i], otherwise)));

        scope.EmitAll(otherwise);
        return [.. results.Select(static r => new Read(r))];
    }

    private Local Kept(Expr value, ITypeSymbol type)
    {
        Local instance = scope.Temporary(value.Type, NameOf(type));
        scope.Emit(new Define(instance, value));
        return instance;
    }

    private Block Arm(CallSite site, INamedTypeSymbol type, ref Local[]? results)
    {
        Local[]? targets = results;
        Block arm = scope.Nested(() =>
        {
            Expr[] values = Follow(site with { Object = As(type, site) });
            if (values.Length == 1 && values[0] is Call call && call.Type == IrType.Void)
            {
                scope.Emit(new Effect(call));
                values = [];
            }

            targets ??= [.. values.Select(v => scope.Temporary(v.Type))];
            for (int i = 0; i < values.Length; i++) scope.Emit(new Assign(targets[i], values[i]));
        });
        results = targets;
        return arm;
    }

    /// <summary>The object under the class that it was found to be of.</summary>
    private Local As(INamedTypeSymbol type, CallSite site)
    {
        if (SymbolEqualityComparer.Default.Equals(type, site.Receiver!.Type)) return site.Object!;
        Local instance = scope.Temporary(scope.Session.TypeOf(type), NameOf(type));
        var cast = new Template(EquatableArray.Of("(", $" as {SymbolText.OfPlain(type)})!"), EquatableArray.Of(0));
        scope.Emit(new Define(instance, new Opaque(cast, EquatableArray.Of<Expr>(new Read(site.Object!)), instance.Type) { IsPure = true, NeverThrows = true }));
        return instance;
    }

    private static string NameOf(ITypeSymbol type) => char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1);

    private static Expr Test(Local instance, ImmutableArray<Implementation> group) => group
        .Where(i => !group.Any(other => other != i && !other.IsExact && Implementations.Derives(i.Type, other.Type)))
        .Select(i => (Expr)new Opaque(TestOf(i), EquatableArray.Of<Expr>(new Read(instance)), IrType.Bool) { IsPure = true })
        .Aggregate(static (first, second) => new Binary(BinaryOperator.OrElse, first, second, IrType.Bool));

    private static Template TestOf(Implementation implementation)
    {
        string type = SymbolText.OfPlain(implementation.Type);
        return implementation.IsExact
            ? new Template(EquatableArray.Of("", $".GetType() == typeof({type})"), EquatableArray.Of(0))
            : new Template(EquatableArray.Of("", $" is {type}"), EquatableArray.Of(0));
    }

    /// <summary>The exception for an object whose class was not known when the derivative was made.</summary>
    private Opaque Unexpected(IMethodSymbol method, Local instance)
    {
        string text = $"ADG0101: The derivative of '{SymbolText.Display(method)}' is not known for objects of class '";
        return new Opaque(
            new Template(EquatableArray.Of($"new global::System.NotSupportedException(\"{text}\" + ", ".GetType() + \"'.\")"), EquatableArray.Of(0)),
            EquatableArray.Of<Expr>(new Read(instance)),
            new IrType("global::System.NotSupportedException", Shape.Scalar));
    }
}
