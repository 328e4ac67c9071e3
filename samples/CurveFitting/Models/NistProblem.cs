using System.Text.Json;

namespace CurveFitting.Models;

/// <summary>A regression with what NIST certified about it.</summary>
public sealed record NistProblem
{
    public required string Name { get; init; }

    /// <summary>NIST's judgement: lower, average or higher difficulty.</summary>
    public required string Level { get; init; }

    public required double[] Response { get; init; }

    /// <summary>A row for each value of the response.</summary>
    public required double[,] Predictors { get; init; }

    /// <summary>The only predictor, or the first.</summary>
    public required double[] Abscissae { get; init; }

    /// <summary>Two starts: one far from the solution, one nearer.</summary>
    public required double[][] Starts { get; init; }

    public required double[] Parameters { get; init; }

    public required double[] StandardErrors { get; init; }

    public required double SumOfSquares { get; init; }

    public required double ResidualStandardDeviation { get; init; }

    public required int DegreesOfFreedom { get; init; }

    /// <summary>Reads all problems from the file that lies beside the program.</summary>
    public static IReadOnlyList<NistProblem> Load()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "nist.json"));
        using var document = JsonDocument.Parse(file);
        return [.. document.RootElement.EnumerateObject().Select(problem => Read(problem.Name, problem.Value))];
    }

    private static NistProblem Read(string name, JsonElement json)
    {
        double[][] rows = [.. json.GetProperty("data").EnumerateArray().Select(Numbers)];
        var predictors = new double[rows.Length, rows[0].Length - 1];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 1; j < rows[i].Length; j++) predictors[i, j - 1] = rows[i][j];
        }

        return new NistProblem
        {
            Name = name,
            Level = json.GetProperty("level").GetString()!,
            Response = [.. rows.Select(row => name == "Nelson" ? Math.Log(row[0]) : row[0])],
            Predictors = predictors,
            Abscissae = [.. rows.Select(row => row[1])],
            Starts = [Numbers(json.GetProperty("start1")), Numbers(json.GetProperty("start2"))],
            Parameters = Numbers(json.GetProperty("parameters")),
            StandardErrors = Numbers(json.GetProperty("standardErrors")),
            SumOfSquares = json.GetProperty("sumOfSquares").GetDouble(),
            ResidualStandardDeviation = json.GetProperty("residualStandardDeviation").GetDouble(),
            DegreesOfFreedom = json.GetProperty("degreesOfFreedom").GetInt32(),
        };
    }

    private static double[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(number => number.GetDouble())];
}
