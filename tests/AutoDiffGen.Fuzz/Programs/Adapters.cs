using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>Methods of one and the same signature around <c>F</c> and its derivatives, whatever the parameters are.</summary>
internal static class Adapters
{
    public static string Of(Callee entry)
    {
        var text = new StringBuilder();
        Add("double Value(double[] s, double[][] a, int[] n)", "F", []);
        Add("double Gradient(double[] s, double[][] a, int[] n, double[] ds, double[][] da)", "FGradient", [.. Derivatives("out ds", "da")]);
        Add("double Jvp(double[] s, double[][] a, int[] n, double[] ds, double[][] da, out double df)", "FJvp", [.. Derivatives("ds", "da"), "out df"]);
        Add("double Vjp(double[] s, double[][] a, int[] n, double df, double[] ds, double[][] da)", "FVjp", ["df", .. Derivatives("ref ds", "da")]);
        Add("double Hvp(double[] s, double[][] a, int[] n, double[] vs, double[][] va, double[] hs, double[][] ha)", "FHvp", [.. Derivatives("vs", "va"), .. Derivatives("out hs", "ha")]);
        return text.ToString();

        void Add(string signature, string method, IEnumerable<string> added) =>
            text.Append($"    public static {signature} => {method}({string.Join(", ", Arguments().Concat(added))});\n");

        IEnumerable<string> Arguments()
        {
            int numbers = 0, arrays = 0, counts = 0;
            foreach (Variable parameter in entry.Parameters)
            {
                yield return parameter.Kind switch
                {
                    Kind.Number => $"s[{numbers++}]",
                    Kind.Count => $"n[{counts++}]",
                    _ => $"a[{arrays++}]",
                };
            }
        }

        IEnumerable<string> Derivatives(string number, string array)
        {
            int numbers = 0, arrays = 0;
            foreach (Variable parameter in entry.Parameters.Where(p => p.Kind != Kind.Count))
            {
                yield return parameter.Kind == Kind.Number ? $"{number}[{numbers++}]" : $"{array}[{arrays++}]";
            }
        }
    }
}
