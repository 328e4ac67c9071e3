using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Model;
using Microsoft.CodeAnalysis;

// Stands in for code of other branches; goes when they are merged.
namespace AutoDiffGen.Generator
{
    internal static class DerivativeCompiler
    {
        public static EquatableArray<Obstacle> Check(Program program, Derivatives wanted) => EquatableArray<Obstacle>.Empty;
    }
}

namespace AutoDiffGen.Generator.Model
{
    [Flags]
    internal enum Derivatives { None = 0, Gradient = 1, Jvp = 2, Vjp = 4, Jacobian = 8, Hvp = 16, Hessian = 32 }
}

namespace AutoDiffGen.Generator.FrontEnd
{
    internal sealed record LoweredMethod(Program Program, OriginMap Origins)
    {
        public bool HasErrors { get; init; }
    }

    internal sealed class OriginMap
    {
        private readonly List<SyntaxNode> nodes = [];

        public SyntaxNode this[int origin] => nodes[origin];
    }

    internal static class MethodLowering
    {
        public static LoweredMethod? Lower(IMethodSymbol method, Compilation compilation, CancellationToken ct) => null;
    }
}
