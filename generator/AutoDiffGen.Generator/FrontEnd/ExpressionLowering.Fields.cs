using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Fields that are variables of the method: each write goes to the field as well, where others find it after the call.</summary>
internal sealed partial class ExpressionLowering
{
    private FieldTarget? FieldTargetOf(IMemberReferenceOperation member)
    {
        if (scope.Find(member.Member) is not { } local) return null;
        return new FieldTarget(local, member.Instance is null ? SymbolText.Member(member.Member) : "this." + SymbolText.Identifier(member.Member.Name));
    }

    /// <summary>The first assignment to such a field, or to an entry of a dictionary; it declares the variable.</summary>
    public bool TryDeclareMember(ISimpleAssignmentOperation assignment)
    {
        if (TryDeclareEntry(assignment)) return true;
        if (!scope.Fields.TryGetValue(assignment, out var field)) return false;
        Expr value = Value(assignment.Value);
        Local local = scope.DeclareField(field, value.Type);
        scope.Emit(new Define(local, value));
        WriteThrough(FieldTargetOf((IMemberReferenceOperation)assignment.Target)!);
        return true;
    }

    private Expr PutField(FieldTarget target, Expr value)
    {
        scope.Emit(new Assign(target.Local, value));
        WriteThrough(target);
        return new Read(target.Local);
    }

    private void WriteThrough(FieldTarget target) => scope.Emit(
        new Verbatim(new Template(EquatableArray.Of(target.Text + " = ", ";"), EquatableArray.Of(0)), EquatableArray.Of<Expr>(new Read(target.Local)), default) { HasLastingEffect = true });
}
