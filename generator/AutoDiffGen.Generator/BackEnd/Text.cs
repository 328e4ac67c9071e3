using System.Globalization;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Questions about pieces of C# text.</summary>
internal static class Text
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the text is a name, a literal, or a chain of member accesses, calls and indexers.</summary>
    public static bool IsPrimary(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"') i = EndOfString(text, i);
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
            else if (depth == 0 && !IsNamePart(text, i)) return false;
            // What follows a type in parentheses is the operand of the cast.
            if (depth == 0 && c == ')' && text[0] == '(' && i + 1 < text.Length && text[i + 1] != '.') return false;
        }

        return depth == 0;
    }

    /// <summary>Whether the text may stand as a statement: the call of a method.</summary>
    public static bool IsInvocation(string text) => text.EndsWith(")", StringComparison.Ordinal) && text[0] != '(' && IsPrimary(text);

    public static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    /// <summary>Whether the text asks if a variable is null: <c>w is null</c>, <c>w != null</c>.</summary>
    public static bool IsNullTest(string text)
    {
        int end = text.IndexOf(' ');
        return end > 0 && text.Substring(end) is " is null" or " is not null" or " == null" or " != null" && IsPrimary(text.Substring(0, end));
    }

    private static bool IsNamePart(string text, int i) => text[i] switch
    {
        '_' or '.' or ':' or '@' or '$' => true,
        var c => char.IsLetterOrDigit(c),
    };

    /// <summary>Where the string literal that starts here ends.</summary>
    public static int EndOfString(string text, int start)
    {
        int i = start + 1;
        while (i < text.Length && text[i] != '"') i += text[i] == '\\' ? 2 : 1;
        return Math.Min(i, text.Length - 1);
    }
}
