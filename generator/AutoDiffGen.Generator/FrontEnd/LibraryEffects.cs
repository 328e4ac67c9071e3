using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What is known of methods without source: which of them do nothing but give a value.</summary>
internal static class LibraryEffects
{
    private static readonly HashSet<string> ComputingTypes = new(StringComparer.Ordinal)
    {
        "Math", "MathF", "Convert", "BitConverter", "BitOperations", "Char", "String", "Boolean", "Enum", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32",
        "Int64", "UInt64", "Int128", "UInt128", "IntPtr", "UIntPtr", "Half", "Single", "Double", "Decimal", "BigInteger", "Complex", "DateTime", "DateOnly",
        "TimeOnly", "TimeSpan", "Guid", "Object", "ValueType", "Nullable", "Tuple", "ValueTuple", "KeyValuePair", "Index", "Range", "HashCode", "Enumerable",
        "StringComparer", "EqualityComparer", "Comparer", "CultureInfo", "Path", "Vector2", "Vector3", "Vector4",
    };

    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
    {
        "Contains", "ContainsKey", "ContainsValue", "TryGetValue", "GetValueOrDefault", "IndexOf", "LastIndexOf", "IndexOfAny", "BinarySearch", "Exists", "Find", "FindAll",
        "FindIndex", "FindLast", "FindLastIndex", "TrueForAll", "ToArray", "ToString", "Equals", "GetHashCode", "GetType", "CompareTo", "GetLength", "GetLowerBound",
        "GetUpperBound", "GetValue", "Clone", "Slice", "AsSpan", "GetRange", "ConvertAll", "Peek", "TryPeek", "SequenceEqual", "Empty", "GetEnumerator",
    };

    /// <summary>Whether the call gives a value, or throws, and that is all.</summary>
    public static bool OnlyComputes(IMethodSymbol method)
    {
        if (method.ContainingNamespace?.ToDisplayString() is not { } space) return false;
        if (space == "AutoDiffGen") return method.ContainingType.Name == "Differentiation";
        if (!(space == "System" || space.StartsWith("System.", StringComparison.Ordinal))) return false;
        string type = method.ContainingType.Name;
        if (type is "Debug" or "Trace") return method.Name == "Assert";
        if (method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)) return true;
        return ComputingTypes.Contains(type) || Looking.Contains(method.Name);
    }

    /// <summary>Whether what the method changes is inside the object that it is called on: collections and the like, but not files.</summary>
    public static bool IsContained(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is { } space
        && (space is "System" or "System.Text" or "System.Linq" or "System.Numerics" || space.StartsWith("System.Collections", StringComparison.Ordinal));

    /// <summary>The arrays and spans that a call may write.</summary>
    public static IEnumerable<IArgumentOperation> WrittenThrough(IInvocationOperation call)
    {
        bool mayWrite = call.TargetMethod.Name is "CopyTo" or "TryCopyTo" or "TryFormat" or "TryWriteBytes" or "Copy" or "Fill" or "Clear" or "Sort" or "Reverse" or "Shuffle" or "BlockCopy" or "SetValue";
        return mayWrite ? call.Arguments.Where(static a => TypeFacts.LetsWrite(a.Parameter?.Type) && a.Parameter!.Name is not ("sourceArray" or "src")) : [];
    }

    /// <summary>Whether the method gives back the object that it is called on, so that calls can be chained.</summary>
    public static bool GivesReceiver(IMethodSymbol method) =>
        method is { ContainingType.Name: "StringBuilder", ReturnType.Name: "StringBuilder", IsStatic: false };
}
