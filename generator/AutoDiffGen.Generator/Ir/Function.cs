using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Model;

namespace AutoDiffGen.Generator.Ir;

internal enum PassingMode { Value, In, Ref, Out }

/// <summary>A parameter. <paramref name="Modifier"/> holds <c>scoped</c> or <c>this</c> when the user wrote it.</summary>
internal sealed record Parameter(Local Local, PassingMode Mode, bool IsConstant, string Modifier = "")
{
    /// <summary>Part of the signature, unlike the name of a local: a parameter that is renamed is another one.</summary>
    public string Name { get; } = Local.Name;

    /// <summary>The parameter of the user's that it is a part of, which shows in the signature too.</summary>
    public Member? Member { get; } = Local.Member;

    /// <summary>Whether it is an array that may be null: <c>double[]?</c>.</summary>
    public bool MayBeNull { get; init; }
}

/// <summary>A method as the compiler sees it.</summary>
/// <param name="Id">The method's documentation-comment id.</param>
/// <param name="Name">The method's name: <c>Loss</c>.</param>
/// <param name="QualifiedName">How generated code calls it: <c>global::N.Models.Loss</c>, or <c>this.Loss</c>.</param>
internal sealed record Function(
    string Id,
    string Name,
    string QualifiedName,
    EquatableArray<Parameter> Parameters,
    IrType ReturnType,
    Block Body)
{
    /// <summary>Those that it declares itself.</summary>
    public TypeParameters TypeParameters { get; init; } = TypeParameters.None;

    /// <summary>The value returned, in normal form.</summary>
    public Expr? Result { get; init; }

    /// <summary>The final values of <c>ref</c> and <c>out</c> parameters, in normal form.</summary>
    public EquatableArray<Output> Outputs { get; init; }

    /// <summary>Whether structs come and go part by part, or variables are changed: such a callee has to be put in the place of its calls.</summary>
    public bool IsTakenApart { get; init; }

    /// <summary>Whether the first parameter is the object that it is called on.</summary>
    public bool HasReceiver { get; init; }

    /// <summary>Whether nothing of the user's can be called in its place: a lambda, or a method for known objects and delegates. Derivatives that call it hold it.</summary>
    public bool IsNameless { get; init; }

    /// <summary>The struct that the method returns; its parts are <c>out</c> parameters at the end, and nothing else is returned.</summary>
    public Local? Returned { get; init; }

    /// <summary>The private derivatives that cannot have their usual names.</summary>
    public RenamedHelpers? Renamed { get; init; }

    /// <summary>How messages name it: as the user does, also where <see cref="Name"/> had to be made.</summary>
    public string Shown { get; init; } = Name;

    /// <summary>The first of its origins: all nodes of its source have higher numbers, up to those of the function lowered next.</summary>
    public int FirstOrigin { get; init; }

    /// <summary>The highest number of a local, so that passes can make new ones.</summary>
    public int LocalCount { get; init; }

    /// <summary>Whether a struct is among the parameters or is what is returned.</summary>
    public bool HasStructs => Parameters.Any(static p => p.Member is not null);

    /// <summary>What the function does, for those who read it: a comment above a function declared inside another.</summary>
    public string? Purpose { get; init; }

    /// <summary>The functions that a derivative calls, declared inside it.</summary>
    public EquatableArray<Function> Helpers { get; init; }

    /// <summary>The function as a pass leaves it; the same object when the pass changed nothing.</summary>
    public Function With(Block body, Func<Expr, Expr> map)
    {
        Expr? result = Result is { } value ? map(value) : null;
        EquatableArray<Output> outputs = Outputs.Map(o => map(o.Value) is var mapped && ReferenceEquals(mapped, o.Value) ? o : o with { Value = mapped });
        bool isSame = ReferenceEquals(body, Body) && ReferenceEquals(result, Result) && outputs.IsSame(Outputs);
        return isSame ? this : this with { Body = body, Result = result, Outputs = outputs };
    }

    public Function With(Block body) => ReferenceEquals(body, Body) ? this : this with { Body = body };
}

/// <summary>The value that a <c>ref</c> or <c>out</c> parameter is left with.</summary>
internal sealed record Output(Local Parameter, Expr Value);

/// <summary>A method and the methods that it calls, directly or not, as far as their source is known.</summary>
internal sealed record Program(Function Entry, EquatableArray<Function> Callees)
{
    /// <summary>The methods among those called whose derivatives the user has written. The rules' own bodies are among the callees.</summary>
    public EquatableArray<CustomRule> Rules { get; init; }

    /// <summary>The bodies of those methods, as far as they are known. They are not differentiated; but what they write, they write.</summary>
    public EquatableArray<Function> Overruled { get; init; }

    /// <summary>The functions that copied text calls to get at fields that are private elsewhere.</summary>
    public EquatableArray<Accessor> Accessors { get; init; }
}
