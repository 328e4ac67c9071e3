using AutoDiffGen.Training;

namespace Digits;

/// <summary>Training without a trainer: a gradient and an optimizer are all it takes.</summary>
internal static class ByHand
{
    public static void Train(DigitModel model, Dataset train, int epochs)
    {
        IOptimizer<double> optimizer = new Sgd(learningRate: 0.05, momentum: 0.9).Create<double>(model.Layout);
        var batches = new BatchLoader(train, batchSize: 32, seed: 1);
        double[] gradient = new double[model.Layout.Count];
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            double total = 0;
            foreach (Batch batch in batches.Epoch(epoch))
            {
                Layers p = new(model.Parameters), d = new(gradient);
                total += batch.Count * DigitClassifier.LossGradient(
                    p.W1, p.B1, p.W2, p.B2, batch.Values<double>("images"), batch.Labels("labels"), d.W1, d.B1, d.W2, d.B2);
                optimizer.Step(model.Parameters, gradient);
            }

            Console.WriteLine($"epoch {epoch,2}  training loss {total / train.Count:F5}");
        }
    }
}
