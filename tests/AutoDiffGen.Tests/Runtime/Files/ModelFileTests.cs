using System.Text;
using AutoDiffGen.Tests.Runtime.Loop;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Files;

/// <summary>Models in files: the same bits back, and from damaged, foreign and hostile files an error that names file and place.</summary>
public sealed class ModelFileTests : IDisposable
{
    private static readonly ParameterLayout Layout = new(new ParameterBlock("W", 2, 3), new("größe \"1\"\n", 2), new("s"));

    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.Models").FullName;

    public static TheoryData<string> Endings => ["json", "safetensors"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Endings))]
    public void TheSameBitsComeBack(string ending)
    {
        double[] doubles = [0.1, -0.0, double.Epsilon, double.MaxValue, 1 / 3.0, 1e-310, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        float[] floats = [0.1f, -0.0f, float.Epsilon, float.MaxValue, 1 / 3f, 1e-40f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        AssertReturns(doubles, ending);
        AssertReturns(floats, ending);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void ScalersComeBack(string ending)
    {
        string path = PathOf(ending);
        Scaler[] scalers = [new("x", [0.1, -3], [1.5, 2]), new("größe", [0], [1e-300])];
        ModelFile.Save<double>(path, new double[9], Layout, scalers);
        Assert.Equal(scalers, ModelFile.LoadScalers(path));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void AnotherModelIsRefused_AndNothingChanges(string ending)
    {
        string path = PathOf(ending);
        ModelFile.Save<double>(path, new double[9], Layout);
        AssertRefused<double>(path, new(new ParameterBlock("W", 3, 2), Layout.Blocks[1], Layout.Blocks[2]), "tensor 'W' is F64[2×3]; in the model it is F64[3×2]");
        AssertRefused<float>(path, Layout, "tensor 'W' is F64[2×3]; in the model it is F32[2×3]");
        AssertRefused<double>(path, new(Layout.Blocks[0], new ParameterBlock("V", 1)), "tensor 'V' is missing; the model is W[2×3], V[1]");
        AssertRefused<double>(path, new(Layout.Blocks[0], Layout.Blocks[1]), "tensor 's' is not in the model");
    }

    [Theory]
    [InlineData("json", "", "file, line 1, byte 1: no valid JSON")]
    [InlineData("json", "{\n \"format\": ", "file, line 2, byte")]
    [InlineData("json", "[]", "file: Object is expected, and Array is there")]
    [InlineData("json", "{}", "file: 'format' is missing")]
    [InlineData("json", "{\"format\":\"x\"}", "format: it is 'x'; 'AutoDiffGen tensors' is expected")]
    [InlineData("json", "{\"format\":\"AutoDiffGen tensors\",\"version\":9}", "version: it is 9; 1 is known here")]
    [InlineData("json", "{\"a\":1,\"a\":2}", "no valid JSON")]
    [InlineData("json", "{\"format\":\"AutoDiffGen tensors\",\"version\":1,\"texts\":{},\"tensors\":{\"W\":{\"type\":\"F64\",\"shape\":[99999999999,99999999999],\"values\":[]}}}", "tensor 'W': F64[99999999999×99999999999] does not have 0 elements")]
    [InlineData("json", "{\"format\":\"AutoDiffGen tensors\",\"version\":1,\"texts\":{},\"tensors\":{\"W\":{\"type\":\"F64\",\"shape\":[1],\"values\":[1e999]}}}", "tensor 'W', element 0: 1e999 is beyond the numbers of the type")]
    [InlineData("json", "{\"format\":\"AutoDiffGen tensors\",\"version\":1,\"texts\":{},\"tensors\":{\"W\":{\"type\":\"F64\",\"shape\":[1],\"values\":[true]}}}", "tensor 'W', element 0: True is no number")]
    [InlineData("json", "{\"format\":\"AutoDiffGen tensors\",\"version\":1,\"texts\":{},\"tensors\":{\"W\":{\"type\":\"I64\",\"shape\":[1]}}}", "tensor 'W': the type I64 is not known here")]
    [InlineData("safetensors", "PK\u0003\u0004", "the file has 4 bytes, too few for safetensors")]
    [InlineData("safetensors", "GIF89a and more of it", "byte 0: a header of")]
    public void ForeignFilesAreRefused(string ending, string text, string expected)
    {
        string path = PathOf(ending);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        AssertRefused<double>(path, Layout, expected);
    }

    [Theory]
    [InlineData("""{"W":{"dtype":"F64","shape":[1],"data_offsets":[0,9]}}""", "tensor 'W': its bytes are said to be [0, 9] of 8")]
    [InlineData("""{"W":{"dtype":"F64","shape":[1],"data_offsets":[-8,0]}}""", "tensor 'W': its bytes are said to be [-8, 0] of 8")]
    [InlineData("""{"W":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}""", "tensor 'W': F64[2] does not have 8 bytes")]
    [InlineData("""{"W":{"dtype":"F64","shape":[-1,-1],"data_offsets":[0,8]}}""", "tensor 'W': F64[-1×-1] does not have 8 bytes")]
    [InlineData("""{"W":{"dtype":"F64","shape":[4294967296,4294967296,0],"data_offsets":[0,8]}}""", "does not have 8 bytes")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "the tensors have 4 bytes; the file has 8 for them")]
    [InlineData("""{"W":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"V":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", "tensor 'V': it begins at byte 2 of the data, where 4 is expected")]
    [InlineData("""{"W":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", "tensor 'W': the type BF16 is not known here")]
    [InlineData("""{"W":{"dtype":"F64","shape":[1.5],"data_offsets":[0,8]}}""", "tensor 'W', shape: 1.5 is no integer")]
    [InlineData("""{"W":{"shape":[1],"data_offsets":[0,8]}}""", "tensor 'W': 'dtype' is missing")]
    [InlineData("""{"W":7}""", "tensor 'W': Object is expected, and Number is there")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__: Object is expected, and Array is there")]
    public void HeadersThatLieAreRefused(string header, string expected)
    {
        string path = PathOf("safetensors");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[8]]);
        AssertRefused<double>(path, Layout, expected);
    }

    [Fact]
    public void JsonThatIsTooDeepIsRefused()
    {
        string path = PathOf("json");
        File.WriteAllText(path, new string('[', 200_000));
        AssertRefused<double>(path, Layout, "no valid JSON");
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void DamagedFiles_AreReadOrRefused_AndNeverHalfLoaded(string ending)
    {
        string path = PathOf(ending);
        double[] saved = [.. Enumerable.Range(1, 9).Select(i => i / 7.0)];
        ModelFile.Save<double>(path, saved, Layout, new Scaler("x", [1], [2]));
        byte[] good = File.ReadAllBytes(path);
        var random = new Xoshiro256(5);
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            File.WriteAllBytes(path, DamagedFile.Of(good, random));
            double[] parameters = new double[9], untouched = new double[9];
            bool isLoaded = false;
            try
            {
                ModelFile.Load<double>(path, parameters, Layout);
                isLoaded = true;
                ModelFile.LoadScalers(path);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
                refused++;
            }

            if (!isLoaded) Assert.Equal(untouched, parameters);
        }

        Assert.InRange(refused, 1000, 3999);
    }

    [Theory]
    [InlineData("__metadata__")]
    [InlineData("training.best")]
    [InlineData("scaler.scale.x")]
    public void NamesThatFilesNeedThemselvesAreRefusedAtOnce(string reserved) =>
        Assert.StartsWith($"No block can be called '{reserved}'", Assert.Throws<ArgumentException>("name", () => new ParameterBlock(reserved, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void OtherEndingsAreRefused()
    {
        Assert.Contains("models are stored as .json or .safetensors", Assert.Throws<ArgumentException>(() => ModelFile.Save<double>(PathOf("pt"), new double[9], Layout)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load<double>(PathOf("json"), new double[9], Layout));
    }

    [Fact]
    public void DamagedCheckpoints_AreReadOrRefused_AndNothingIsHalfLoaded()
    {
        string directory = Path.Combine(folder, "run");
        Dataset data = SmallNetwork.Data(20, 1);
        Trainer<double> Create(SmallNetwork model) => new(model) { Epochs = 2, BatchSize = 10, TimeProvider = new StoppedClock(), Checkpoints = new(directory) { Resume = true } };
        Create(TrainerTests.Initialized()).Fit(data);
        string path = new Checkpoints(directory).Latest()!;
        byte[] good = File.ReadAllBytes(path);
        double[] first = TrainerTests.Initialized().Parameters.ToArray();
        var random = new Xoshiro256(6);
        int refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            File.WriteAllBytes(path, DamagedFile.Of(good, random));
            SmallNetwork model = TrainerTests.Initialized();
            try
            {
                Create(model).Fit(data);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
                Assert.Equal(first, model.Parameters.ToArray());
                refused++;
            }
        }

        Assert.InRange(refused, 400, 1499);
    }

    private string PathOf(string ending) => Path.Combine(folder, "model." + ending);

    private void AssertReturns<T>(T[] parameters, string ending) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        string path = PathOf(ending);
        ModelFile.Save<T>(path, parameters, Layout);
        T[] loaded = new T[parameters.Length];
        ModelFile.Load<T>(path, loaded, Layout);
        Assert.Equal(parameters.Select(x => x.ToString("R", null)), loaded.Select(x => x.ToString("R", null)));
        Assert.True(T.IsNegative(loaded[1]) && T.IsZero(loaded[1]));
    }

    private static void AssertRefused<T>(string path, ParameterLayout layout, string expected) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T[] parameters = new T[layout.Count];
        parameters.AsSpan().Fill(T.One);
        string message = Assert.Throws<InvalidDataException>(() => ModelFile.Load<T>(path, parameters, layout)).Message;
        Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.All(parameters, parameter => Assert.Equal(T.One, parameter));
    }
}
