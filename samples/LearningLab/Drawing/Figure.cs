using System.Text;

namespace LearningLab.Drawing;

/// <summary>A figure of plots side by side, saved as one SVG.</summary>
internal static class Figure
{
    private const int Width = 420, Height = 320;

    private const string Style =
        "<style>text{font:12px 'Segoe UI',Helvetica,Arial,sans-serif;fill:#222}.title{font-size:14px;font-weight:600}"
        + ".grid{stroke:#e4e4e4;fill:none}.axis{stroke:#222;fill:none}.line{fill:none;stroke-width:1.8;stroke-linejoin:round}.contour{fill:none;stroke:#bbb}.mark{stroke:#222;stroke-dasharray:3 3;fill:none}</style>";

    public static void Save(string folder, string name, params ReadOnlySpan<Plot> plots)
    {
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width * plots.Length}\" height=\"{Height}\" viewBox=\"0 0 {Width * plots.Length} {Height}\">\n");
        svg.Append(Style).Append("\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (int i = 0; i < plots.Length; i++)
        {
            svg.Append($"<g transform=\"translate({Width * i} 0)\">\n");
            plots[i].WriteTo(svg, Width, Height, i);
            svg.Append("</g>\n");
        }

        svg.Append("</svg>\n");
        string path = Path.Combine(folder, name + ".svg");
        File.WriteAllText(path, svg.ToString());
        Console.WriteLine($"  {path}");
        Console.WriteLine();
    }
}
