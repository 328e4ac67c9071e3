using System.Globalization;
using System.Text;

namespace AutoDiffGen.Fuzz.Programs;

/// <summary>Methods of one and the same signature around <c>F</c> and its derivatives, whatever the parameters are.</summary>
internal static class Adapters
{
    /// <summary>Rows of three cells out of six, and back.</summary>
    private const string Rows = """
            private static double[][] Split(double[] cells) => [cells[..3], cells[3..]];

            private static void Join(double[][] rows, double[] cells)
            {
                rows[0].CopyTo(cells, 0);
                rows[1].CopyTo(cells, 3);
            }


        """;

    /// <summary>Structs of two numbers each, and back.</summary>
    private const string PairsOfNumbers = """
            private static Pair[] Paired(double[] cells)
            {
                var pairs = new Pair[cells.Length / 2];
                for (int i = 0; i < pairs.Length; i++) pairs[i] = new Pair(cells[2 * i], cells[2 * i + 1]);
                return pairs;
            }

            private static void Unpair(double[] cells, int start, params Pair[] pairs)
            {
                for (int i = 0; i < pairs.Length; i++) (cells[start + 2 * i], cells[start + 2 * i + 1]) = (pairs[i].X, pairs[i].Y);
            }


        """;

    public static string Of(Callee entry)
    {
        Slot[] slots = [.. Slots(entry)];
        var text = new StringBuilder(slots.Any(s => s.Kind == Kind.Rows) ? Rows : "");
        if (entry.Parameters.Any(p => p.HasPairs)) text.Append(PairsOfNumbers);
        Add("double Value(double[] s, double[][] a, int[] n)", "F", []);
        Add("double Gradient(double[] s, double[][] a, int[] n, double[] ds, double[][] da)", "FGradient", [("out", "ds", "da")]);
        Add("double Jvp(double[] s, double[][] a, int[] n, double[] ds, double[][] da, out double df)", "FJvp", [("", "ds", "da")], last: "out df");
        Add("double Vjp(double[] s, double[][] a, int[] n, double df, double[] ds, double[][] da)", "FVjp", [("ref", "ds", "da")], first: "df");
        Add("double Hvp(double[] s, double[][] a, int[] n, double[] vs, double[][] va, double[] hs, double[][] ha)", "FHvp", [("", "vs", "va"), ("out", "hs", "ha")]);
        return text.ToString();

        void Add(string signature, string method, (string Passing, string Numbers, string Cells)[] derivatives, string? first = null, string? last = null)
        {
            List<string> before = [], after = [], arguments = [.. slots.Select((_, i) => $"x{i}")];
            foreach (Slot slot in slots) Bring(slot, "x", "s", "a", "", before, after);
            if (first is not null) arguments.Add(first);
            foreach (var (passing, numbers, cells) in derivatives)
            {
                foreach (Slot slot in slots.Where(s => s.Kind != Kind.Count))
                {
                    Bring(slot, numbers, numbers, cells, passing, before, after);
                    bool isByReference = passing.Length > 0 && slot.Kind is (Kind.Number or Kind.Tuple);
                    arguments.Add($"{(isByReference ? passing + " " : "")}{numbers}{slot.Position}");
                }
            }

            if (last is not null) arguments.Add(last);
            text.Append(CultureInfo.InvariantCulture, $"    public static {signature}\n    {{\n");
            foreach (string line in before.Append($"double result = {method}({string.Join(", ", arguments)});").Concat(after).Append("return result;")) text.Append("        ").Append(line).Append('\n');
            text.Append("    }\n");
        }
    }

    /// <summary>A parameter, and where its numbers, cells or count are.</summary>
    private sealed record Slot(Kind Kind, int Position, int At);

    private static IEnumerable<Slot> Slots(Callee entry)
    {
        int numbers = 0, arrays = 0, counts = 0;
        for (int i = 0; i < entry.Parameters.Count; i++)
        {
            Kind kind = entry.Parameters[i].Kind;
            int at = kind switch { Kind.Number => numbers++, Kind.Tuple => (numbers += 2) - 2, Kind.Count => counts++, _ => arrays++ };
            yield return new Slot(kind, i, at);
        }
    }

    /// <summary>A variable of the parameter's type before the call, and what is in it after.</summary>
    private static void Bring(Slot slot, string name, string numbers, string cells, string passing, List<string> before, List<string> after)
    {
        string variable = name + slot.Position.ToString(CultureInfo.InvariantCulture);
        bool isDerivative = name != "x";
        int at = slot.At;
        switch (slot.Kind)
        {
            case Kind.Number:
                before.Add($"double {variable} = {numbers}[{at}];");
                if (passing.Length > 0) after.Add($"{numbers}[{at}] = {variable};");
                break;
            case Kind.Tuple:
                before.Add($"(double A, double B) {variable} = ({numbers}[{at}], {numbers}[{at + 1}]);");
                if (passing.Length > 0) after.Add($"({numbers}[{at}], {numbers}[{at + 1}]) = {variable};");
                break;
            case Kind.Count:
                before.Add($"int {variable} = n[{at}];");
                break;
            case Kind.Rows:
                before.Add($"double[][] {variable} = Split({cells}[{at}]);");
                after.Add($"Join({variable}, {cells}[{at}]);");
                break;
            case Kind.Pairs:
                before.Add($"Pair[] {variable} = Paired({cells}[{at}]);");
                after.Add($"Unpair({cells}[{at}], 0, {variable});");
                break;
            case Kind.PairRows:
                before.Add($"Pair[][] {variable} = [Paired({cells}[{at}][..4]), Paired({cells}[{at}][4..])];");
                after.Add($"Unpair({cells}[{at}], 0, {variable}[0]); Unpair({cells}[{at}], 4, {variable}[1]);");
                break;
            case Kind.Grid:
                before.Add($"Pair[] {variable}Cells = Paired({cells}[{at}]); Pair[,] {variable} = {{ {{ {variable}Cells[0], {variable}Cells[1] }}, {{ {variable}Cells[2], {variable}Cells[3] }} }};");
                after.Add($"Unpair({cells}[{at}], 0, {variable}[0, 0], {variable}[0, 1], {variable}[1, 0], {variable}[1, 1]);");
                break;
            case Kind.List when !isDerivative:
                before.Add($"var {variable} = new List<double>({cells}[{at}]);");
                after.Add($"{variable}.CopyTo({cells}[{at}]);");
                break;
            default:
                before.Add($"double[] {variable} = {cells}[{at}];");
                break;
        }
    }
}
