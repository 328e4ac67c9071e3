using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>A constructor of a class: zeros, what the fields start with, the constructor of the class above, and the body; or another constructor and the body.</summary>
    private void Object(StructVariable created, IConstructorBodyOperation? declared)
    {
        var other = (declared?.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation;
        INamedTypeSymbol own = scope.Method.ContainingType;
        if (other is not null && SymbolEqualityComparer.Default.Equals(other.TargetMethod.ContainingType, own)) Above(created, other.TargetMethod, other);
        else
        {
            foreach (Local part in created.Parts) scope.Emit(new Assign(part, Expr.Default(part.Type)));
            Positional(created);
            Initializers(created);
            IMethodSymbol? above = other?.TargetMethod ?? own.BaseType!.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty);
            if (own.BaseType!.SpecialType != SpecialType.System_Object) Above(created, above, other);
        }

        if ((declared?.BlockBody ?? declared?.ExpressionBody) is { } block) Statement(block);
    }

    /// <summary>Another constructor makes the object, or what the class above has of it.</summary>
    private void Above(StructVariable created, IMethodSymbol? constructor, IInvocationOperation? call)
    {
        Microsoft.CodeAnalysis.SyntaxNode syntax = call?.Syntax ?? scope.Method.ContainingType.DeclaringSyntaxReferences[0].GetSyntax(scope.Session.Cancellation);
        if (constructor is not null && scope.Session.Objects.All(constructor.ContainingType) is { } layout)
        {
            var site = new CallSite(constructor, null, CallSite.InOrder(call is null ? [] : call.Arguments), syntax);
            if (calls.CanFollow(site))
            {
                expressions.Put(new StructVariable(layout, [.. created.Parts.Take(layout.Count)]), calls.Follow(site), define: false);
                return;
            }
        }

        Obstacle obstacle = expressions.Opaque.Obstacles.Make("ADG0103", SymbolText.Display(scope.Method.ContainingType), syntax) with { Always = true };
        scope.Emit(new Effect(new Opaque(new Template(Helpers.EquatableArray.Of("0"), default), default, IrType.Int) { Obstacle = obstacle }));
    }
}
