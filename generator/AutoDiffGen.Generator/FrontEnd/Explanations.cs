using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Says of what cannot be differentiated which part of it is to blame and why, where more is known than its kind.</summary>
internal static class Explanations
{
    public static readonly Explanation LeavesMatrix =
        new("it leaves a matrix by break, which takes two loops to walk", "Write the two loops, and leave them by a flag or by goto");

    public static readonly Explanation SharesVariables =
        new("it uses variables of the method around it, and runs where it is not followed", "Write what is done with it as a loop, or as a call of a method of your own");

    public static readonly Explanation DeclaredInCopy =
        new("it is declared within an expression that is copied as it stands", "Declare it in a statement of its own, and assign it there");

    public static readonly Explanation WholeStruct =
        new("a struct goes in or comes out there, where it is not followed", "Keep it in variables and arrays of its type, and hand over its fields");

    public static readonly Explanation WholeObject =
        new("is used as a whole where it is not followed, so that it is not known what becomes of its numbers", "Read and write its fields and properties there, or hand it to a method of yours that does");

    public static readonly Explanation SetterWithBody =
        new("the property's setter has a body, and of setters only automatic ones are followed", "Assign a field or an automatic property, or call a method that does what the setter does");

    public static readonly Explanation NamedInCopy =
        new("it is a local function whose name stands in an expression that is copied as it stands, where there is no such function", "Call it, or hand it to a method of your own that only calls it");

    public static readonly Explanation NotCaught =
        new("it may throw an exception that is caught around it, and how far the block got would not be known", "Test for it before, or catch only what the block and the methods it calls throw themselves");

    public static readonly Explanation Generic =
        new("it is generic, and is followed only as a static method with simple types for its type parameters", "Write it for the types that it is called with");

    public static readonly Explanation InGenericType =
        new("it is a member of a generic type", "Make it a static generic method of a type that is not generic");

    public static readonly Explanation InSteps =
        new("it runs in steps (async, yield)", "Write its computation as a method that runs through, or enumerate it with foreach where it is called");

    public static readonly Explanation OtherKind =
        new("members of its kind are not followed", "Write its computation as an ordinary method");

    public static readonly Explanation GivesList =
        new("it gives back a list", "Let it give back an array");

    /// <summary>A method that can be followed, and is not where it is called.</summary>
    public static readonly Explanation NotHere =
        new("it is not followed with what it is handed here", "Hand it numbers, arrays and variables, each of them once");

    private static readonly Explanation QueryOfOthers =
        new("what it runs over, or what it is given, is not followed in queries", "Let it run over an array or a span of numbers, with functions of numbers that are written there or known by name; or write it as a loop");

    public static readonly Explanation BehindNullTest =
        new("what stands behind ?. is not followed there", "Test for null first, as in w is null ? 0 : w.Sum()");

    private static readonly Explanation KeepsRecord =
        new("the list is kept outside the method, where what is added to it cannot be followed", "Add to a list that the method makes itself; or, if it only keeps a record, add to it in a [NonDifferentiable] method");

    private static readonly Explanation NotGrowing =
        new("the list is not made where its variable is declared, or more is done with it than to read, write, add and count cells", "Declare the variable with new List<double>(), before any branch, and hand on arrays instead");

    /// <summary>The sequences that loops are made of.</summary>
    private static readonly string[] Sequences = ["Range", "Repeat", "Select", "Where", "Zip"];

    /// <summary>Of a chain of queries the first that is not followed: the others are none the worse.</summary>
    public static IInvocationOperation Culprit(IInvocationOperation call)
    {
        if (!IsQuery(call) || call.Arguments.Length == 0) return call;
        IOperation source = call.Arguments[0].Value;
        while (source is IConversionOperation conversion) source = conversion.Operand;
        if (source is not IInvocationOperation { Syntax: InvocationExpressionSyntax } inner || !IsQuery(inner)) return call;
        IInvocationOperation culprit = Culprit(inner);
        return culprit != inner || !Sequences.Contains(inner.TargetMethod.Name) ? culprit : call;
    }

    public static Explanation HandedAs(ITypeSymbol type) =>
        new($"no derivative is followed into a method through the type '{SymbolText.Display(type)}'", "Let it take and give numbers, arrays, or structs of numbers");

    /// <summary>Why nothing is known of a call; null when there is no more to say than that.</summary>
    public static Explanation? Of(IInvocationOperation call)
    {
        if (IsQuery(call)) return LinqLowering.Results.Concat(Sequences).Contains(call.TargetMethod.Name) ? QueryOfOthers : new("this query has no rule", "Write it as a loop");
        bool isOfCollection = call.Instance?.Type is { } type && TypeFacts.IsCollection(type);
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || (!isOfCollection && !call.Arguments.Any(static a => TypeFacts.LetsWrite(a.Parameter?.Type)))) return null;
        if (isOfCollection && call.TargetMethod.Name == "Add" && call.Instance is IMemberReferenceOperation) return KeepsRecord;
        if (call.TargetMethod.Name == "Add" && TypeFacts.ListOf(call.Instance?.Type) is not null) return NotGrowing;
        return isOfCollection
            ? new("of collections, the cells of arrays and the indexer, Add and Count of lists of numbers are followed", "Use an array, or a list of numbers through these members")
            : new("it may change an array that carries derivatives, and has neither source in this compilation nor a rule", "Write it as a loop");
    }

    /// <summary>Why an expression is not known; null when there is no more to say than that.</summary>
    public static Explanation? Of(IOperation expression) => OfPattern(expression) ?? Index(expression)?.Type switch
    {
        { Name: "Index" } => new("its index is of the type Index", "Use an index of type int"),
        { Name: "Range" } when expression.Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol } => new("it is another array of the same rows", "Run through the rows by their index"),
        { Name: "Range" } => new("its range is not written in the brackets", "Write it there, as in w[1..n], or use Slice(start, length) of a span"),
        _ => null,
    };

    /// <summary>The pattern in it that calls a method of the user's.</summary>
    public static Explanation? OfPattern(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IRecursivePatternOperation>().FirstOrDefault(static p => p.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: false }) is { } pattern
            ? new($"the pattern '{SourceLine.Brief(pattern.Syntax)}' calls {SymbolText.Display(pattern.DeconstructSymbol!)}, which is not followed in patterns", "Take the value apart before, as in var (a, b) = v, and test the parts")
            : null;

    public static Explanation OfLoop(ITypeSymbol? collection) => new(
        $"it runs over '{(collection is null ? "" : SymbolText.Display(collection))}', and only arrays, spans, matrices and lists of numbers are followed element by element",
        "Write a for loop with an index");

    private static bool IsQuery(IInvocationOperation call) => call.TargetMethod.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    private static IOperation? Index(IOperation expression) => expression switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element => element.Indices[0],
        IImplicitIndexerReferenceOperation indexer => indexer.Argument,
        _ => null,
    };
}
