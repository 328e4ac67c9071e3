namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>A file with two annotated methods, one of which calls another, for tests of what an edit makes generator and analyzer do again.</summary>
internal static class EditedModels
{
    public const string Source = """
        using AutoDiffGen;

        namespace N;

        public static partial class Models
        {
            [Differentiable]
            public static double Product(double x, double y)
            {
                double z = x * y;
                return z * Helper.Scale(x);
            }

            [Differentiable]
            public static double Square(double x) => x * x;
        }

        internal static class Helper
        {
            public static double Scale(double x) => 2 * x;

            public static double Unused(double x) => 3 * x;
        }
        """;
}
