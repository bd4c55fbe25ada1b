using Advocacy.Pipeline.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Ml;

/// <summary>Puts the model behind its port.</summary>
public static class MlRegistration
{
    /// <summary>The conversion model over ML.NET.</summary>
    public static IServiceCollection AddConversionModel(this IServiceCollection services) =>
        services.AddSingleton<IConversionModel, ConversionModel>();
}
