using System.Globalization;
using Advocacy.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// Whatever a library writes by the culture: the same input makes the same output on any machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FunctionCalls>();
builder.Services.AddAzureHead(builder.Configuration);
await builder.Build().RunAsync();
