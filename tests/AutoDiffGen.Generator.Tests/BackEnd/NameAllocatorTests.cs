using AutoDiffGen.Generator.Ir;
using Xunit;
using static AutoDiffGen.Generator.Tests.BackEnd.Code;

namespace AutoDiffGen.Generator.Tests.BackEnd;

public class NameAllocatorTests
{
    private static Local New(string name, int id) => new(name, id, IrType.Double);

    private static Stmt Define(string name, int id) => new Define(New(name, id), R(X));

    [Fact]
    public void SiblingScopes_ShareANameButNestedOnesDoNot()
    {
        Assert.Equal(
            "if (flag)\n{\n    double t = x;\n}\nelse\n{\n    double t = x;\n}",
            Text(Do(new If(R(Flag), Do(Define("t", 50)), Do(Define("t", 51))))));
        Assert.Equal(
            "while (flag)\n{\n    double t = x;\n}\ndouble t2 = x;",
            Text(Do(new Loop(R(Flag), Do(Define("t", 50))), Define("t", 51))));
        Assert.Equal("double t = x;\ndouble t2 = x;\ndouble x2 = x;", Text(Do(Define("t", 50), Define("t", 51), Define("x", 52))));
    }

    [Fact]
    public void Keywords_AreEscaped() =>
        Assert.Equal("double @class = x;\ndouble @event = x;", Text(Do(Define("class", 50), Define("@event", 51))));

    [Fact]
    public void NamesEndingInADigit_StayApart() =>
        Assert.Equal("double x1 = x;\ndouble x1_2 = x;", Text(Do(Define("x1", 50), Define("x1", 51))));

    [Fact]
    public void NamesInCopiedText_AreAvoided()
    {
        Opaque text = Copied(IrType.Double, "global::N.T.Sum(q => q.w + this.v, \"p and r\")");
        Assert.Equal(
            "double q2 = x;\ndouble w = x;\ndouble v = x;\ndouble p = x;\ndouble s = global::N.T.Sum(q => q.w + this.v, \"p and r\");",
            Text(Do(Define("q", 50), Define("w", 51), Define("v", 52), Define("p", 53), new Define(New("s", 54), text))));
    }

    [Fact]
    public void ShortTypeNames_AreAvoided() => Assert.Equal("double Math2 = x;", Text(Do(Define("Math", 50))));

    [Fact]
    public void AVariableThatIsNeverDeclared_IsAnError() =>
        Assert.Throws<InvalidOperationException>(() => Text(Do(new Assign(X, R(New("ghost", 99))))));
}
