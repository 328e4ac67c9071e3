// What every course on training shows: each topic is a short program in Topics/ that prints its numbers and draws a figure.
// Every gradient comes from code that the build wrote for the [Differentiable] methods in Models/; it can be read in Generated/.
// The figures go into the folder given, or into samples/LearningLab/Figures below the current one.

using System.Globalization;
using System.Text;
using LearningLab.Topics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

string folder = args.Length > 0 ? args[0] : Path.Combine("samples", "LearningLab", "Figures");
Directory.CreateDirectory(folder);

LearningRates.Run(folder);
BatchSizes.Run(folder);
FeatureScaling.Run(folder);
NonLinearity.Run(folder);
Optimizers.Run(folder);
Sparsity.Run(folder);
Overfitting.Run(folder);
Dropout.Run(folder);
InitialWeights.Run(folder);
Importance.Run(folder);
Hyperparameters.Run(folder);
