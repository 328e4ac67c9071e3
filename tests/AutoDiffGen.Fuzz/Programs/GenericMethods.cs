using System.Globalization;
using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>Writes a random method of any type of numbers.</summary>
internal static class GenericMethods
{
    public static string Write(string name, Choices choices)
    {
        var text = new StringBuilder();
        int names = 0;
        text.Append(CultureInfo.InvariantCulture, $"    private static T {name}<T>(T p, T q)\n        where T : INumber<T>\n    {{\n        T r = {Expression(2)};\n");
        int count = choices.Below(4);
        for (int i = 0; i < count; i++) text.Append(Statement());
        return text.Append(CultureInfo.InvariantCulture, $"        return {Expression(2)};\n    }}\n\n").ToString();

        string Statement() => choices.Below(5) switch
        {
            1 => $"        if ({Expression(1)} < {Expression(0)}) r = {Expression(2)};\n",
            2 => $"        for (int i{++names} = 0; i{names} < {2 + choices.Below(2)}; i{names}++) r = r * {Expression(1)} + {Expression(1)};\n",
            3 => "        if (r > T.One) r *= T.CreateChecked(0.5);\n",
            4 => "        (p, q) = (q, p);\n",
            _ => $"        {choices.Of("r", "p", "q")} {choices.Of("=", "+=", "*=", "-=")} {Expression(2)};\n",
        };

        string Expression(int levels) => choices.Below(levels <= 0 ? 5 : 10) switch
        {
            0 => "p",
            1 => "q",
            2 => "T.One",
            3 => "T.CreateChecked(0.5)",
            4 => "T.Zero",
            5 => $"({Expression(levels - 1)} + {Expression(levels - 1)})",
            6 => $"({Expression(levels - 1)} - {Expression(levels - 1)})",
            7 => $"({Expression(levels - 1)} < T.Zero ? {Expression(levels - 1)} : {Expression(levels - 1)})",
            _ => $"{Expression(levels - 1)} * {Expression(levels - 1)}",
        };
    }
}
