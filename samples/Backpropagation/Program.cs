// The worked examples that textbooks explain backpropagation with. Every gradient comes from code that the build wrote
// for the [Differentiable] methods in Models/; it can be read in Generated/.

using System.Globalization;
using System.Text;
using Backpropagation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

GradientDescent.Run();
ChainRule.Run();
TinyNetwork.Run();
VanishingGradients.Run();
ComputationalGraph.Run();
