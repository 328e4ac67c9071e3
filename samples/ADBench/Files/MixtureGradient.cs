namespace ADBench.Files;

/// <summary>The objective of a Gaussian mixture and its gradient.</summary>
internal delegate double MixtureGradient(
    ReadOnlySpan<double> alphas, double[,] means, ReadOnlySpan<double> icf, double[,] x, double gamma, int m, Span<double> dAlphas, double[,] dMeans, Span<double> dIcf);
