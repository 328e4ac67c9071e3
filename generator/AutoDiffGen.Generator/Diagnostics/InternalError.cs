using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>What becomes of a method that a mistake of the compiler's own stops: it is refused, and all others are compiled.</summary>
internal static class InternalError
{
    /// <summary>Compiles a program, or, when an exception stops that, the one that is refused because of it.</summary>
    public static T Caught<T>(Program program, Func<Program, T> compile)
    {
        try
        {
            return compile(program);
        }
        catch (Exception e) when (Is(e))
        {
            return compile(In(program, e));
        }
    }

    public static bool Is(Exception exception) => exception is not OperationCanceledException;

    public static Obstacle Of(string method, string message) => new(DiagnosticIds.InternalError, EquatableArray.Of(method, message), -1);

    /// <summary>The program with the obstacle in the place of all that it does.</summary>
    public static Program In(Program program, Exception exception)
    {
        var obstacle = new Opaque(new Template(EquatableArray.Of("0"), default), default, IrType.Int) { Obstacle = Of(program.Entry.Name, exception.Message) with { Always = true } };
        var exit = new Throw(new Opaque(new Template(EquatableArray.Of("null!"), default), default, new IrType("global::System.Exception", Shape.Scalar)));
        return new Program(program.Entry with { Body = new Block(EquatableArray.Of<Stmt>(new Effect(obstacle), exit)) }, EquatableArray<Function>.Empty);
    }

    /// <summary>Whether the program is one that was refused so.</summary>
    public static bool IsIn(Program program) =>
        program.Entry.Body.Statements is { Count: > 0 } body && body[0] is Effect { Value: Opaque { Obstacle.Id: DiagnosticIds.InternalError } };
}
