using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Xunit;
using static AutoDiffGen.Generator.Tests.BackEnd.Code;

namespace AutoDiffGen.Generator.Tests.BackEnd;

public class CSharpEmitterTests
{
    private static readonly Local T = new("t", 50, IrType.Double), U = new("u", 51, IrType.Double), K = new("k", 52, IrType.Int);

    private static readonly Local Tape = new("tape", 53, new IrType("global::AutoDiffGen.Tape<double>", Shape.Scalar) { Recorded = IrType.Double });

    [Fact]
    public void Updates_AreCompound()
    {
        Assert.Equal("x += y;", Text(Do(new Assign(X, Add(R(X), R(Y))))));
        Assert.Equal("x -= y;", Text(Do(new Assign(X, Add(R(X), Neg(R(Y)))))));
        Assert.Equal("x -= 2 * y;", Text(Do(new Assign(X, Add(R(X), Mul(N(-2), R(Y)))))));
        Assert.Equal("x *= y + z;", Text(Do(new Assign(X, Mul(R(X), Add(R(Y), R(Z)))))));
        Assert.Equal("x = x + y + z;", Text(Do(new Assign(X, Add(Add(R(X), R(Y)), R(Z))))));
        Assert.Equal("x = y + x;", Text(Do(new Assign(X, Add(R(Y), R(X))))));
        Assert.Equal("i++;", Text(Do(new Assign(I, Add(R(I), Int(1))))));
        Assert.Equal("i--;", Text(Do(new Assign(I, Add(R(I), Int(-1))))));
        Assert.Equal("x += i;", Text(Do(new Assign(X, Add(R(X), To(IrType.Double, R(I)))))));
        Assert.Equal("a[i] += x;", Text(Do(new Store(R(A), EquatableArray.Of(R(I)), Add(Cell(A, R(I)), R(X))))));
        Assert.Equal("a[i] = a[j] + x;", Text(Do(new Store(R(A), EquatableArray.Of(R(I)), Add(Cell(A, R(J)), R(X))))));
    }

    [Fact]
    public void CountedLoops()
    {
        var body = Do(new Assign(X, Add(R(X), Cell(A, R(K)))));
        string Head(Counter counter) => Text(Do(new Loop(null, body) { Counter = counter }));
        Assert.Equal("for (int k = 0; k < i; k++) x += a[k];", Head(new Counter(K, Int(0), R(I), 1)));
        Assert.Equal("for (int k = i - 1; k >= 0; k--) x += a[k];", Head(new Counter(K, Sub(R(I), Int(1)), Int(0), -1) { Inclusive = true }));
        Assert.Equal("for (int k = 1; k <= a.Length; k += 2) x += a[k];", Head(new Counter(K, Int(1), new Length(R(A), null), 2) { Inclusive = true }));
    }

    [Fact]
    public void OtherLoops()
    {
        var body = Do(new Assign(X, Mul(R(X), R(Y))));
        Assert.Equal("while (x < y) x *= y;", Text(Do(new Loop(Less(R(X), R(Y)), body))));
        Assert.Equal("do\n{\n    x *= y;\n} while (x < y);", Text(Do(new Loop(Less(R(X), R(Y)), body) { TestsLast = true })));
        Assert.Equal("for (; x < y; i++) x *= y;", Text(Do(new Loop(Less(R(X), R(Y)), body) { Iterator = Do(new Assign(I, Add(R(I), Int(1)))) })));
        Assert.Equal("while (true)\n{\n    x *= y;\n    if (flag) break;\n}", Text(Do(new Loop(null, Do(body.Statements[0], new If(R(Flag), Do(new Break()), Block.Empty))))));
    }

    [Fact]
    public void Choices()
    {
        var one = Do(new Assign(X, R(Y)));
        var two = Do(new Assign(X, R(Y)), new Assign(Z, R(Y)));
        Assert.Equal("if (flag) x = y;", Text(Do(new If(R(Flag), one, Block.Empty))));
        Assert.Equal("if (!flag) x = y;", Text(Do(new If(R(Flag), Block.Empty, one))));
        Assert.Equal("x = flag ? y : z;", Text(Do(new If(R(Flag), one, Do(new Assign(X, R(Z)))))));
        Assert.Equal("double t = flag ? y : z;", Text(Do(new Define(T, null), new If(R(Flag), Do(new Assign(T, R(Y))), Do(new Assign(T, R(Z)))))));
        Assert.Equal("if (flag) x = y;\nelse y = z;", Text(Do(new If(R(Flag), one, Do(new Assign(Y, R(Z)))))));
        Assert.Equal(
            "if (flag)\n{\n    x = y;\n    z = y;\n}\nelse if (x < y)\n{\n    x = y;\n}\nelse\n{\n    y = z;\n}",
            Text(Do(new If(R(Flag), two, Do(new If(Less(R(X), R(Y)), one, Do(new Assign(Y, R(Z)))))))));
    }

    [Fact]
    public void Tapes()
    {
        var body = Do(
            new Define(Tape, null),
            new Loop(Less(R(X), R(Y)), Do(new Push(Tape, R(X)), new Assign(X, Mul(R(X), R(X))))),
            new Loop(R(Flag), Do(new Pop(T, Tape), new Assign(Y, R(T)))),
            new Define(U, null),
            new Pop(U, Tape));
        Assert.Equal(
            """
            using var tape = new Tape<double>(stackalloc double[64]);
            while (x < y)
            {
                tape.Push(x);
                x *= x;
            }
            while (flag)
            {
                double t = tape.Pop();
                y = t;
            }
            double u = tape.Pop();
            """,
            Text(body));
    }

    [Fact]
    public void Memory()
    {
        var length = EquatableArray.Of(R(I));
        var span = new Local("h", 60, IrType.Double.With(Shape.Span));
        var array = new Local("p", 61, IrType.Double.With(Shape.Array));
        var define = new Define(span, new Allocate(length, span.Type));
        var onStack = new Define(span, new Allocate(length, span.Type) { OnStack = true });
        Assert.Equal("using var hScratch = new Scratch<double>(i);\nSpan<double> h = hScratch.Span;", Text(Do(define)));
        Assert.Equal("double[] p = new double[i];", Text(Do(new Define(array, new Allocate(length, array.Type)))));
        Assert.Equal("Span<double> h = stackalloc double[i];\nDerivative.Clear(h);", Text(Do(onStack)));
        string inLoop = Text(Do(new Loop(R(Flag), Do(onStack))));
        Assert.StartsWith("using var hScratch = new Scratch<double>();\nwhile (", inLoop, StringComparison.Ordinal);
        Assert.Contains("Span<double> h = hScratch.Take(i);", inLoop, StringComparison.Ordinal);
    }

    [Fact]
    public void CommentsAndEffects()
    {
        Assert.Equal("x = y;\n\n// why\ny = z;", Text(Do(new Comment(""), new Assign(X, R(Y)), new Comment(""), new Comment("why"), new Assign(Y, R(Z)), new Comment(""))));
        Assert.Equal("global::N.T.Log(x);", Text(Do(new Effect(Copied(IrType.Void, "global::N.T.Log(#)", X)))));
        Assert.Equal("_ = a[i];", Text(Do(new Effect(Cell(A, R(I))))));
        Assert.Equal("_ = (int)global::N.T.Next();", Text(Do(new Effect(Copied(IrType.Int, "(int)global::N.T.Next()")))));
        Assert.Equal("x = y;", Text(Do(new Assign(X, R(Y)), new Return(null))));
        Assert.Equal("return x;", Text(Do(new Return(R(X)))));
    }

    [Fact]
    public void CopiedStatements_NameWhatTheyReadAndWrite()
    {
        var template = new Template(EquatableArray.Of("global::N.T.Split(", ", out ", ");"), EquatableArray.Of(0, 1));
        var verbatim = new Verbatim(template, EquatableArray.Of(R(X)), EquatableArray.Of(new Cell(T, null, T)));
        Assert.Equal("double t;\nglobal::N.T.Split(x, out t);", Text(Do(new Define(T, null), verbatim)));
    }
}
