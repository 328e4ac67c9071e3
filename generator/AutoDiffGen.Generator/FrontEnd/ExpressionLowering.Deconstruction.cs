using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    /// <summary><c>(a, b) = (x, y)</c>: targets are evaluated, then all values, and only then is anything written.</summary>
    public Expr Deconstruction(IDeconstructionAssignmentOperation assignment, bool used)
    {
        var targets = new List<IOperation>();
        var values = new List<IOperation>();
        if (used || !Pair(assignment.Target, assignment.Value, targets, values)) return opaque.Write(assignment, assignment.Target, used);
        if (!targets.All(CanResolve) || targets.Any(References.IsChosen)) return opaque.Write(assignment, assignment.Target, used);
        if (targets.Any(t => LayoutOf(t.Type) is not null) || values.Any(v => LayoutOf(v) is not null)) return DeconstructStructs(assignment);

        var resolved = new List<Target>();
        foreach (IOperation target in targets)
        {
            int mark = scope.Mark;
            Target next = Resolve(target)!;
            foreach (CellTarget earlier in resolved.OfType<CellTarget>()) Protect(earlier.Parts, earlier.Parts.Length, mark);
            resolved.Add(next);
        }

        Expr[] held = [.. resolved.SelectMany(static t => t is CellTarget cell ? cell.Parts : [])];
        int cells = held.Length;
        var all = new Expr[cells + values.Count];
        held.CopyTo(all, 0);
        for (int i = 0; i < values.Count; i++)
        {
            Expr value = Next(values[i], all, cells + i);
            bool converts = targets[i] is not IDiscardOperation && !SymbolEqualityComparer.Default.Equals(targets[i].Type, values[i].Type);
            all[cells + i] = converts ? ConvertTo(value, targets[i].Type!, isChecked: false) : value;
        }

        WriteAll(resolved, all, cells);
        return new Literal("default", TypeFacts.Object);
    }

    /// <summary>A value stays as it is while nothing written before its own turn can change it.</summary>
    private void WriteAll(List<Target> targets, Expr[] all, int cells)
    {
        bool mayClash = targets.Count(static t => t is not DiscardTarget) > 1;
        int part = 0;
        int mark = scope.Mark;
        for (int i = 0; i < targets.Count; i++)
        {
            Expr value = all[cells + i];
            if (mayClash && i > 0 && scope.EffectsSince(mark).Disturb(value)) all[cells + i] = value = scope.SpillAt(mark++, value);
            switch (targets[i])
            {
                case VariableTarget variable:
                    KeepIndices(targets, all, i, part, cells, variable.Local, ref mark);
                    scope.Emit(new Assign(variable.Local, value));
                    break;
                case CellTarget cell:
                    Expr[] parts = [.. all.Skip(part).Take(cell.Parts.Length)];
                    scope.Emit(new Store(parts[0], parts.Skip(1).ToEquatableArray(), value));
                    part += parts.Length;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Indices of later targets were evaluated before this write.</summary>
    private void KeepIndices(List<Target> targets, Expr[] all, int current, int part, int cells, Local written, ref int mark)
    {
        if (!targets.Skip(current + 1).Any(static t => t is CellTarget)) return;
        for (int i = part; i < cells; i++)
        {
            if (Effects.Writing(written).Disturb(all[i])) all[i] = scope.SpillAt(mark++, all[i]);
        }
    }

    public bool CanResolve(IOperation target) => scope.FindStruct(target) is not null || scope.FindPart(target) is not null || IsRecord(target) || target switch
    {
        IDiscardOperation => true,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation } => true,
        ILocalReferenceOperation local => local.IsDeclaration || scope.Find(local.Local) is not null || scope.FindAlias(local.Local) is not null,
        IParameterReferenceOperation parameter => scope.Find(parameter.Parameter) is not null || scope.FindAlias(parameter.Parameter) is not null,
        _ when References.IsReference(target) => true,
        _ => IsCell(target) && !IsFieldArray(target) && !IsRow(target),
    };

    /// <summary>Pairs each target with its value, or with the struct that it is a part of; false when something of it is not known.</summary>
    private bool Pair(IOperation target, IOperation value, List<IOperation> targets, List<IOperation> values)
    {
        target = Declared(target);
        value = Written(value);
        if (target is not ITupleOperation left)
        {
            targets.Add(target);
            values.Add(value);
            return Fits(target, value.Type);
        }

        if (value is ITupleOperation right)
        {
            return left.Elements.Length == right.Elements.Length && left.Elements.Zip(right.Elements, (t, v) => Pair(t, v, targets, values)).All(static known => known);
        }

        values.Add(value);
        return LayoutOf(value) is { } layout && CanDeconstruct(left, layout, targets);
    }

    private static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation { Expression: ITupleOperation declared } ? declared : target;

    /// <summary>A tuple that is written out, whatever it is converted to.</summary>
    private static IOperation Written(IOperation value)
    {
        while (value is IConversionOperation { Operand: ITupleOperation } conversion) value = conversion.Operand;
        return value;
    }
}
