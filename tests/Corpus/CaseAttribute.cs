using System;

namespace Corpus;

/// <summary>A point and what must come out there.</summary>
/// <param name="arguments">
/// The arguments as in C#: <c>2, 3</c>, a vector <c>[1, 2]</c>, a matrix <c>[[1, 2], [3, 4]]</c>; constants may be any expression.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CaseAttribute(string arguments) : Attribute
{
    public string Arguments { get; } = arguments;

    /// <summary>The value returned.</summary>
    public double Value { get; set; }

    /// <summary>The derivative of the value, one number for each number of the active inputs; brackets are for the reader.</summary>
    public string Gradient { get; set; } = "";

    /// <summary>What a method that returns nothing leaves in its active arguments, written as <see cref="Gradient"/> is.</summary>
    public string Leaves { get; set; } = "";

    /// <summary>The point is a kink, a jump or a singular point: differences say nothing there.</summary>
    public bool Kink { get; set; }

    /// <summary>The relative error allowed; more than rounding where the method computes in <c>float</c>.</summary>
    public double Tolerance { get; set; } = 1e-8;

    /// <summary>What the type parameters stand for, those of the method and those of its type.</summary>
    public Type Of { get; set; } = typeof(double);

    /// <summary>The object to call an instance method on, as in C#.</summary>
    public string Receiver { get; set; } = "";
}

/// <summary>Parameters that the method writes, read or not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WritesAttribute(params string[] parameters) : Attribute
{
    public string[] Parameters { get; } = parameters;

    /// <summary>Those of them that the method never reads: outputs only.</summary>
    public string[] NeverRead { get; set; } = [];
}

/// <summary>The method is outside the language for now: its derivatives throw, naming this diagnostic.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RefusedAttribute(string id) : Attribute
{
    /// <summary>The identifier, or how it begins.</summary>
    public string Id { get; } = id;

    /// <summary>Why, where the score of the cases lists it.</summary>
    public string Because { get; set; } = "";
}
