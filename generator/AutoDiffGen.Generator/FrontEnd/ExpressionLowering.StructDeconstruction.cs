using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary>The fields that the targets get; null when a method decides that which is not known.</summary>
    public static IReadOnlyList<StructField>? FieldsFor(int count, StructLayout layout)
    {
        if (layout.Type.IsTupleType) return layout.Fields.Length == count ? layout.Fields : null;
        foreach (IMethodSymbol method in layout.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>())
        {
            if (method.Parameters.Length != count || !method.IsImplicitlyDeclared) continue;
            StructField[] fields = [.. method.Parameters.Select(p => layout.Fields.FirstOrDefault(f => f.Name == p.Name)!)];
            return fields.All(static f => f is not null) ? fields : null;
        }

        return null;
    }

    /// <summary>Whether all that is done is that numbers of an object, or structs in it, are given to something.</summary>
    public static bool IsTakenApart(IDeconstructionAssignmentOperation assignment, StructLayout layout) =>
        Declared(assignment.Target) is ITupleOperation targets && FieldsFor(targets.Elements.Length, layout) is { } fields && fields.All(static f => f.Inner is not { IsObject: true });

    private bool CanDeconstruct(ITupleOperation targets, StructLayout layout, List<IOperation> all)
    {
        if (DeconstructMethod(targets.Elements.Length, layout) is { } method)
        {
            all.AddRange(targets.Elements);
            return targets.Elements.Zip(method.Parameters, (e, p) => Declared(e) is not ITupleOperation && Fits(e, p.Type)).All(static fits => fits);
        }

        if (FieldsFor(targets.Elements.Length, layout) is not { } fields) return false;
        for (int i = 0; i < fields.Count; i++)
        {
            IOperation target = Declared(targets.Elements[i]);
            if (target is not ITupleOperation nested)
            {
                all.Add(target);
                if (!Fits(target, fields[i].Type)) return false;
            }
            else if (fields[i].Inner is not { } inner || !CanDeconstruct(nested, inner, all)) return false;
        }

        return true;
    }

    /// <summary>Whether new variables get each a number of a struct, field by field.</summary>
    public bool CanDeconstruct(IOperation declared, StructLayout layout) =>
        Declared(declared) is ITupleOperation targets && DeconstructMethod(targets.Elements.Length, layout) is null && CanDeconstruct(targets, layout, [])
        && targets.Descendants().All(static d => d is ITupleOperation or IDiscardOperation or IDeclarationExpressionOperation or ILocalReferenceOperation { IsDeclaration: true });

    /// <summary>Declares variables for the parts of a struct in a cell.</summary>
    public void Deconstruct(IOperation declared, RecordTarget cell)
    {
        var targets = new List<(Target Target, ITypeSymbol? Type)>();
        ResolveAll(declared, targets);
        var held = new List<Expr>();
        var types = new List<ITypeSymbol?>();
        Distribute((ITupleOperation)Declared(declared), cell.Layout, Current(cell), held, types);
        int next = 0;
        for (int i = 0; i < targets.Count; i++)
        {
            Expr[] own = [.. held.Skip(next).Take(LayoutOf(types[i])?.Count ?? 1)];
            next += own.Length;
            if (targets[i].Target is StructTarget whole) Put(whole.Variable, ConvertParts(own, LayoutOf(types[i])!, whole.Variable.Layout)!, define: false);
            else if (targets[i].Target is VariableTarget variable) scope.Emit(new Assign(variable.Local, Converted(own[0], types[i], targets[i].Type)));
        }
    }

    /// <summary>The user's own way to take the struct apart.</summary>
    private IMethodSymbol? DeconstructMethod(int count, StructLayout layout) => layout.IsObject ? null : layout.Type.GetMembers("Deconstruct").OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.Parameters.Length == count && !m.IsStatic && !m.IsImplicitlyDeclared && scope.Session.Followed.Contains(m));

    private Literal DeconstructStructs(IDeconstructionAssignmentOperation assignment)
    {
        var targets = new List<(Target Target, ITypeSymbol? Type)>();
        ResolveAll(assignment.Target, targets);
        var held = new List<Expr>(targets.SelectMany(static t => t.Target is CellTarget cell ? cell.Parts : t.Target is RecordTarget record ? record.Place : []));
        int cells = held.Count;
        var types = new List<ITypeSymbol?>();
        AppendAll(assignment.Target, assignment.Value, held, types);

        int part = 0, next = cells;
        Expr[] values = [.. held.Select((v, i) => i < cells || v is Number or Literal ? v : scope.Spill(v))];
        for (int i = 0; i < targets.Count; i++)
        {
            int count = LayoutOf(types[i])?.Count ?? 1;
            Expr[] own = [.. values.Skip(next).Take(count)];
            next += count;
            switch (targets[i].Target)
            {
                case StructTarget whole:
                    Put(whole.Variable, ConvertParts(own, LayoutOf(types[i])!, whole.Variable.Layout)!, define: false);
                    break;
                case VariableTarget variable:
                    scope.Emit(new Assign(variable.Local, Converted(own[0], types[i], targets[i].Type)));
                    break;
                case RecordTarget record:
                    PutRecord(record with { Place = [.. values.Skip(part).Take(record.Place.Length)] }, ConvertParts(own, LayoutOf(types[i])!, record.Layout)!);
                    part += record.Place.Length;
                    break;
                case CellTarget cell:
                    Expr[] parts = [.. values.Skip(part).Take(cell.Parts.Length)];
                    part += parts.Length;
                    scope.Emit(new Store(parts[0], parts.Skip(1).ToEquatableArray(), Converted(own[0], types[i], targets[i].Type)));
                    break;
            }
        }

        return new Literal("default", TypeFacts.Object);
    }

    private Expr Converted(Expr value, ITypeSymbol? from, ITypeSymbol? to) =>
        SymbolEqualityComparer.Default.Equals(from, to) || to is null ? value : ConvertTo(value, to, isChecked: false);

    private void ResolveAll(IOperation target, List<(Target, ITypeSymbol?)> targets)
    {
        target = Declared(target);
        if (target is not ITupleOperation tuple) targets.Add((Steady(Resolve(target)!), target is IDiscardOperation ? null : target.Type));
        else foreach (IOperation element in tuple.Elements) ResolveAll(element, targets);
    }

    /// <summary>The values for the targets, in their order.</summary>
    private void AppendAll(IOperation target, IOperation value, List<Expr> held, List<ITypeSymbol?> types)
    {
        target = Declared(target);
        value = Written(value);
        if (target is not ITupleOperation left)
        {
            bool isWhole = LayoutOf(target.Type) is not null && target is not IDiscardOperation;
            Append(held, value, isWhole ? target.Type : null);
            types.Add(isWhole ? target.Type : value.Type);
        }
        else if (value is ITupleOperation right)
        {
            for (int i = 0; i < left.Elements.Length; i++) AppendAll(left.Elements[i], right.Elements[i], held, types);
        }
        else if (DeconstructMethod(left.Elements.Length, LayoutOf(value)!) is { } method)
        {
            AppendOutputs(method, value, held, types);
        }
        else
        {
            int mark = scope.Mark;
            Expr[] earlier = [.. held];
            Expr[] parts = Components(value);
            Protect(earlier, earlier.Length, mark);
            held.Clear();
            held.AddRange(earlier);
            Distribute(left, LayoutOf(value)!, parts, held, types);
        }
    }

    private static void Distribute(ITupleOperation targets, StructLayout layout, Expr[] parts, List<Expr> held, List<ITypeSymbol?> types)
    {
        IReadOnlyList<StructField> fields = FieldsFor(targets.Elements.Length, layout)!;
        for (int i = 0; i < fields.Count; i++)
        {
            Expr[] own = [.. parts.Skip(fields[i].Start).Take(fields[i].Count)];
            if (Declared(targets.Elements[i]) is ITupleOperation nested)
            {
                Distribute(nested, fields[i].Inner!, own, held, types);
                continue;
            }

            held.AddRange(own);
            types.Add(fields[i].Type);
        }
    }

    private void AppendOutputs(IMethodSymbol method, IOperation value, List<Expr> held, List<ITypeSymbol?> types)
    {
        int mark = scope.Mark;
        Expr[] earlier = [.. held];
        Expr[] outputs = calls.Outputs(method, value);
        Protect(earlier, earlier.Length, mark);
        held.Clear();
        held.AddRange(earlier);
        held.AddRange(outputs);
        types.AddRange(method.Parameters.Select(static p => p.Type));
    }
}
