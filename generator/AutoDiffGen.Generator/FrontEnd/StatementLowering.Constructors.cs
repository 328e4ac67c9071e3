using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class StatementLowering
{
    /// <summary>A struct's constructor: zeros, initialisers or another constructor, and the body.</summary>
    /// <param name="body">Null when all there is to it are its parameters.</param>
    public void Constructor(IOperation? body)
    {
        StructVariable created = scope.This!;
        var declared = body as IConstructorBodyOperation;
        if (created.Layout.IsObject)
        {
            Object(created, declared);
            return;
        }

        if (declared?.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { Arguments.IsEmpty: false } other })
        {
            var site = new CallSite(other.TargetMethod, null, CallSite.InOrder(other.Arguments), other.Syntax);
            if (calls.CanFollow(site)) expressions.Put(created, calls.Follow(site), define: false);
            else scope.Emit(new Effect(expressions.Opaque.Text(other.Syntax, IrType.Void) with { Obstacle = expressions.Opaque.Obstacles.Make("ADG0110", SourceLine.Brief(other.Syntax), other.Syntax) with { Always = true } }));
        }
        else
        {
            foreach (Local part in created.Parts) scope.Emit(new Assign(part, Expr.Default(part.Type)));
            Positional(created);
            Initializers(created);
        }

        if (declared is not null && (declared.BlockBody ?? declared.ExpressionBody) is { } block) Statement(block);
    }

    /// <summary>The properties that a record's parameters declare.</summary>
    private void Positional(StructVariable created)
    {
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            StructField? field = created.Layout.Fields.FirstOrDefault(f => ConstructorMap.IsPositional(f, parameter));
            field ??= created.Layout.Fields.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Parameter, parameter));
            if (field is null) continue;
            if (scope.FindStruct(parameter) is { } whole) expressions.Put(created.At(field), [.. whole.Parts.Select(static p => new Read(p))], define: false);
            else scope.Emit(new Assign(created.Parts[field.Start], new Read(scope.Find(parameter)!)));
        }
    }

    private void Initializers(StructVariable created)
    {
        foreach (SyntaxReference reference in scope.Method.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(scope.Session.Cancellation) is not TypeDeclarationSyntax type) continue;
            SemanticModel model = scope.Session.Model(type.SyntaxTree);
            foreach (EqualsValueClauseSyntax initializer in type.Members.SelectMany(ConstructorMap.Initializers))
            {
                if (model.GetDeclaredSymbol(initializer.Parent!, scope.Session.Cancellation) is not { IsStatic: false } member || created.Layout.Find(member) is not { } field) continue;
                if (model.GetOperation(initializer, scope.Session.Cancellation) is not ISymbolInitializerOperation { Value: { } value }) continue;
                if (field.Inner is not null) expressions.Into(created.At(field), value, define: false);
                else expressions.Into(created.Parts[field.Start], value, define: false);
            }
        }
    }
}
