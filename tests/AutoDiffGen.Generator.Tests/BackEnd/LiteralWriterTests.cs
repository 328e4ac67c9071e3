using AutoDiffGen.Generator.BackEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BackEnd;

public class LiteralWriterTests
{
    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(2.0, "2.0")]
    [InlineData(-1.0, "-1.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e-12, "1e-12")]
    [InlineData(1e300, "1e300")]
    [InlineData(3e9, "3000000000.0")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.MaxValue, "double.MaxValue")]
    [InlineData(double.Epsilon, "double.Epsilon")]
    public void Double_IsWrittenAsOne(double value, string expected) =>
        Assert.Equal(expected, LiteralWriter.Exact(new Number(value, IrType.Double)));

    [Theory]
    [InlineData(0.1f, "0.1f")]
    [InlineData(2f, "2f")]
    [InlineData(-0f, "-0f")]
    [InlineData(1e-30f, "1e-30f")]
    [InlineData(float.NaN, "float.NaN")]
    public void Single_HasItsSuffix(float value, string expected) =>
        Assert.Equal(expected, LiteralWriter.Exact(new Number(value, IrType.Single)));

    [Fact]
    public void EveryDouble_IsReadBackByTheCompiler()
    {
        using var _ = CultureScope.Finnish();
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            double value = Math.Abs(BitConverter.Int64BitsToDouble(random.NextInt64()));
            if (!double.IsFinite(value)) continue;
            string text = LiteralWriter.Exact(new Number(value, IrType.Double));
            var literal = (LiteralExpressionSyntax)SyntaxFactory.ParseExpression(text);
            Assert.Equal(value, Assert.IsType<double>(literal.Token.Value));
        }
    }

    [Theory]
    [InlineData(2.0, "2")]
    [InlineData(-3.0, "-3")]
    [InlineData(-0.0, null)]
    [InlineData(0.5, null)]
    [InlineData(3e9, null)]
    [InlineData(double.NaN, null)]
    public void Integer_OnlyWhereItIsTheSameNumber(double value, string? expected) =>
        Assert.Equal(expected, LiteralWriter.Integer(new Number(value, IrType.Double)));

}
