using AutoDiffGen.Tests.Runtime;

namespace AutoDiffGen.Tests.Finance;

/// <summary>The sensitivities that traders name after Greek letters are derivatives of the price, of first and second order.</summary>
public sealed class GreeksTests
{
    [Fact]
    public void Fact_131_AtTheMoney()
    {
        Greeks greeks = Greeks.Of(100, 100, 0.05, 0.2, 1);
        Close.Assert(10.45058357218556, greeks.Call, 1e-14);
        Close.Assert(5.573526022256971, greeks.Put, 2e-14);
        Close.Assert(.6368306511756191, greeks.Delta, 1e-14);
        Close.Assert(.0187620173458469, greeks.Gamma, 1e-15);
        Close.Assert(37.52403469169379, greeks.Vega, 1e-14);
        Close.Assert(-6.414027546438197, greeks.Theta, 1e-14);
        Close.Assert(53.23248154537634, greeks.Rho, 1e-14);
        Close.Assert(-.2814302601877035, greeks.Vanna, 1e-13);
        Close.Assert(9.850059106569622, greeks.Volga, 1e-13);
    }

    [Fact]
    public void Fact_132_OutOfTheMoney()
    {
        Greeks greeks = Greeks.Of(100, 110, 0.02, 0.35, 0.5);
        Close.Assert(6.435573493404334, greeks.Call, 1e-14);
        Close.Assert(.412561207583546, greeks.Delta, 1e-14);
        Close.Assert(.01573095274079615, greeks.Gamma, 1e-15);
        Close.Assert(27.52916729639327, greeks.Vega, 1e-14);
        Close.Assert(-10.33161949903665, greeks.Theta, 1e-14);
        Close.Assert(17.41027363247514, greeks.Rho, 1e-14);
    }

    [Fact]
    public void FirstOrder_ComesWithTheGradientAlone()
    {
        double price = EuropeanOption.CallGradient(100, 110, 0.02, 0.35, 0.5, out double dSpot, out double dRate, out double dVolatility, out double dTime);
        Greeks greeks = Greeks.Of(100, 110, 0.02, 0.35, 0.5);
        Close.Assert([greeks.Call, greeks.Delta, greeks.Rho, greeks.Vega, -greeks.Theta], [price, dSpot, dRate, dVolatility, dTime], 1e-14);
    }

    private sealed record Greeks(double Call, double Put, double Delta, double Gamma, double Vega, double Theta, double Rho, double Vanna, double Volga)
    {
        public static Greeks Of(double spot, double strike, double rate, double volatility, double time)
        {
            double[] gradient = new double[4], hessian = new double[16];
            double call = EuropeanOption.CallHessian(spot, strike, rate, volatility, time, gradient, hessian);
            double put = call - spot + strike * Math.Exp(-rate * time);
            return new(call, put, gradient[0], hessian[0], gradient[2], -gradient[3], gradient[1], hessian[2], hessian[10]);
        }
    }
}
