namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>Every optimizer follows the trajectories of PyTorch, Keras and optax.</summary>
public sealed class TrajectoryTests
{
    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach ((int index, Trajectory trajectory) in Trajectory.All.Index()) data.Add(index, trajectory.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Trajectory_IsTheReference(int index, string name)
    {
        Trajectory trajectory = Trajectory.All[index];
        int compared = 0;
        trajectory.Follow((step, x) =>
        {
            Close.Assert(trajectory.Points[step], x, 1e-12);
            compared++;
        });
        Assert.Equal(trajectory.Points.Count, compared);
    }

    [Fact]
    public void Reference_IsComplete() => Assert.Equal(68, Trajectory.All.Count);

    /// <summary>Facts 37 to 60: the first parameter after 1, 3 and 10 steps on Σx².</summary>
    [Theory]
    [InlineData(37, 0, .98, .941192, .8170728068875469)]
    [InlineData(38, 2, .998, .988799192, .9186732909771794)]
    [InlineData(39, 4, .9962, .9839575771279999, .9078188959211723)]
    [InlineData(40, 6, .998, .991688598, .9525764532099681)]
    [InlineData(41, 8, .9979, .9882401587390001, .9146817578860374)]
    [InlineData(42, 14, .9000000005, .7015862729460302, .07624915560691219)]
    [InlineData(43, 16, .900000158113633, .7015866431267169, .07624990191236036)]
    [InlineData(44, 20, .8990000005, .6989111831582322, .0716954970879865)]
    [InlineData(45, 22, .899600158113633, .7005158959338605, .07442046819869264)]
    [InlineData(46, 24, .9000000005, .7015862729460302, .07624915560691219)]
    [InlineData(47, 26, .9000000005, .715770053780637, .2314616861250691)]
    [InlineData(48, 30, .8943548226926871, .7527292663805714, .3233640194019864)]
    [InlineData(49, 32, .8937212249830617, .7546742817044728, .3305564923017143)]
    [InlineData(50, 34, .8526315796842105, .6406112812467927, .061364094543605266)]
    [InlineData(51, 36, .8, .46230335987570403, .18753478283965289)]
    [InlineData(52, 38, .9000000005, .7154994733923282, .22879221033622682)]
    [InlineData(53, 42, .9000000049999998, .7799822732436351, .5498911190602723)]
    [InlineData(54, 48, .9683772273511625, .9270531041033643, .8320524239739836)]
    [InlineData(55, 46, .8994962235245836, .7780684107534112, .5414137769524002)]
    [InlineData(56, 44, .9000000049999998, .5529149342289624, -.5358572107174561)]
    [InlineData(57, 54, .500000000025, .15639873604594765, .003105603447777549)]
    [InlineData(58, 58, .5061352076979465, .16145571653725455, .0034380334797191607)]
    [InlineData(59, 60, .9968377262926713, .990309045658058, .9665970554136089)]
    [InlineData(60, 64, .98999, .969970300298999, .899904504379882)]
    public void Facts_37_to_60_FirstParameter(int fact, int index, double afterOne, double afterThree, double afterTen)
    {
        Dictionary<int, double> expected = new() { [1] = afterOne, [3] = afterThree, [10] = afterTen };
        int compared = 0;
        Trajectory.All[index].Follow((step, x) =>
        {
            if (!expected.TryGetValue(step, out double value)) return;
            Close.Assert(value, x[0], 1e-12);
            compared++;
        });
        Assert.True(compared == 3, $"F{fact}");
    }

    /// <summary>Facts 61 to 65: both parameters after 10 and 100 steps on Rosenbrock's function.</summary>
    [Theory]
    [InlineData(61, 15, -1.0989041046967079, 1.0192858816261177, -0.7273876164863722, 0.5336835682636945)]
    [InlineData(62, 21, -1.0912798451049321, 1.004406836038164, -0.653064543200338, 0.43280560190739653)]
    [InlineData(63, 3, -0.8139232312953054, 0.7548677722225033, 0.6223014284832008, 0.3852315433211259)]
    [InlineData(64, 43, -1.0586165350733276, 1.1269467398858146, -0.9788631379184852, 0.9643678863278281)]
    [InlineData(65, 55, -1.0249754394352841, 1.0543329742444942, -0.8747880822177743, 0.7722546258742689)]
    public void Facts_61_to_65_Rosenbrock(int fact, int index, double x10, double y10, double x100, double y100)
    {
        int compared = 0;
        Trajectory.All[index].Follow((step, x) =>
        {
            if (step is not (10 or 100)) return;
            Close.Assert(step == 10 ? [x10, y10] : [x100, y100], x, 1e-12);
            compared++;
        });
        Assert.True(compared == 2, $"F{fact}");
    }
}
