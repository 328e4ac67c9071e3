using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>What a derivative checks of objects: one that is written, by the method or by the derivative, must be no other argument.</summary>
internal static class ObjectChecks
{
    private const string Check = "RequireDistinctObjects", Existence = "M:System.ArgumentNullException.ThrowIfNull";

    /// <summary>A function that gets the numbers of objects instead of the objects has nothing to check.</summary>
    public static Block Without(Block body) => body.With([.. body.Statements.Where(s => s is not Effect { Value: Apply { Function: Prologue.Helper + Check or Existence } })]);

    /// <summary>An object that derivatives are read from or written into must be there.</summary>
    public static IEnumerable<Stmt> OfDerivatives(DerivativeSignature signature) => ObjectsOf(signature.Added.Select(static a => a.Parameter))
        .Select(static o => new Effect(new Apply(Existence, EquatableArray.Of(o.Part.In(o.Whole)), IrType.Void)));

    /// <param name="signature">The derivative's signature.</param>
    /// <param name="method">What the method does, to objects that are constants too.</param>
    public static IEnumerable<Stmt> Of(DerivativeSignature signature, Function method)
    {
        HashSet<int> changed = [.. signature.Own.Where(p => IsChanged(method, p)).Concat(signature.Added.Select(a => a.Parameter).Where(IsWrittenInto)).Select(p => p.Local.Id)];
        Parameter[] parts = [.. signature.Own.Concat(signature.Added.Select(a => a.Parameter)).Where(p => p.Member is { Struct.IsObject: true })];
        (Local Whole, ObjectPart Part)[] objects = [.. ObjectsOf(parts)];
        for (int i = 0; i < objects.Length; i++)
        {
            for (int j = i + 1; j < objects.Length; j++)
            {
                if (objects[i].Part.MayBe(objects[j].Part) && (IsWritten(objects[i]) || IsWritten(objects[j]))) yield return Distinct(objects[i], objects[j].Part.In(objects[j].Whole));
            }
        }

        foreach (Local constant in signature.Own.Where(IsConstantObject).Select(static p => p.Local))
        {
            foreach (var other in objects.Where(o => IsWritten(o) || MayChange(constant))) yield return Distinct(other, new Read(constant));
        }

        Effect Distinct((Local Whole, ObjectPart Part) one, Expr other) => Prologue.Check(Check, [one.Part.In(one.Whole), other]);

        bool MayChange(Local constant) => method.Body.DescendantStatements().Any(s => s is Verbatim { HasLastingEffect: true } && s.Operands().SelectMany(static e => e.Reads()).Contains(constant));

        bool IsWritten((Local Whole, ObjectPart Part) one) => parts.Any(p => changed.Contains(p.Local.Id) && p.Member!.Whole.Equals(one.Whole) && one.Part.Contains(p.Member.Index));
    }

    /// <summary>Whether the method leaves another value in a parameter than it finds there.</summary>
    public static bool IsChanged(Function method, Parameter parameter) =>
        parameter.Mode != PassingMode.Value && !method.Outputs.Any(o => o.Parameter.Equals(parameter.Local) && o.Value is Read same && same.Local.Equals(parameter.Local));

    private static bool IsWrittenInto(Parameter derivative) =>
        derivative.Mode is PassingMode.Out or PassingMode.Ref || derivative.Local.Type is { IsRealArray: true, Shape: not Shape.ReadOnlySpan };

    /// <summary>The objects that parts belong to, and those that these hold.</summary>
    private static IEnumerable<(Local Whole, ObjectPart Part)> ObjectsOf(IEnumerable<Parameter> parts) => parts
        .Select(static p => p.Member).Where(static m => m is { Struct.IsObject: true }).GroupBy(static m => m!.Whole)
        .SelectMany(static g => g.First()!.Struct.Objects.Select(o => (g.Key, o)));

    /// <summary>Whether a parameter may be an object of the user's; structs are compared to no effect.</summary>
    private static bool IsConstantObject(Parameter parameter) =>
        parameter.IsConstant && parameter.Member is null && parameter.Local.Type is { Shape: Shape.Scalar, Element: var type } && type.StartsWith("global::", StringComparison.Ordinal);
}
