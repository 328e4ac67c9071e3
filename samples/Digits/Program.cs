// Trains a classifier of handwritten digits. The loss, in DigitClassifier.cs, is plain C# marked [Differentiable];
// its gradient is written by the build, and can be read in Generated/.

using System.Diagnostics;
using System.Globalization;
using AutoDiffGen.Training;
using Digits;

const int epochs = 40;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var data = DigitData.Load(Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv.gz"));
var samples = new int[data.Count];
Shuffle.Permutation(samples, seed: 0, epoch: 0);
int trained = samples.Length * 4 / 5;
int[] training = samples[..trained];
int[] test = samples[trained..];
Console.WriteLine($"{training.Length} images to learn from, {test.Length} held back, {Layers.Count} parameters");

var network = new Training(data, training);
var clock = Stopwatch.StartNew();
Console.WriteLine("epoch  training loss  test accuracy  seconds");
for (int epoch = 1; epoch <= epochs; epoch++)
{
    double loss = network.RunEpoch(epoch);
    Console.WriteLine($"{epoch,5}  {loss,13:F5}  {network.Accuracy(test),13:F4}  {clock.Elapsed.TotalSeconds,7:F2}");
}

Console.WriteLine($"test accuracy {network.Accuracy(test):F4}");
