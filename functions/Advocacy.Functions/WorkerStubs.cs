// The part of the Functions worker's surface that Program and Triggers use, with the worker's names, namespaces and
// constructors, so that the head builds and is tested without the worker's packages. FunctionsWorker=Package leaves this file out.
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable IDE0130 // The namespaces are the worker's.

namespace Microsoft.Azure.Functions.Worker.Builder
{
    /// <summary>Makes the application's builder.</summary>
    public static class FunctionsApplication
    {
        /// <summary>A builder with the defaults of the generic host.</summary>
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
    }

    /// <summary>Builds the application.</summary>
    public sealed class FunctionsApplicationBuilder
    {
        private readonly HostApplicationBuilder _host;

        internal FunctionsApplicationBuilder(string[] args) => _host = Host.CreateApplicationBuilder(args);

        /// <summary>The services.</summary>
        public IServiceCollection Services => _host.Services;

        /// <summary>The configuration.</summary>
        public IConfigurationManager Configuration => _host.Configuration;

        /// <summary>The host; over the stubs it serves no trigger.</summary>
        public IHost Build() => _host.Build();
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>Marks a function.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        /// <summary>The function's name.</summary>
        public string Name { get; } = name;
    }

    /// <summary>Tries a function that failed again, each time after twice as long.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval) : Attribute
    {
        /// <summary>How often.</summary>
        public int MaxRetryCount { get; } = maxRetryCount;

        /// <summary>After how long first.</summary>
        public string MinimumInterval { get; } = minimumInterval;

        /// <summary>After how long at most.</summary>
        public string MaximumInterval { get; } = maximumInterval;
    }

    /// <summary>Starts a function by a schedule.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : Attribute
    {
        /// <summary>The schedule.</summary>
        public string Schedule { get; } = schedule;
    }

    /// <summary>Starts a function by a message.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class QueueTriggerAttribute(string queueName) : Attribute
    {
        /// <summary>The queue.</summary>
        public string QueueName { get; } = queueName;

        /// <summary>The setting that names the storage account.</summary>
        public string? Connection { get; set; }
    }

    /// <summary>What a timer says when it starts a function.</summary>
    public class TimerInfo
    {
        /// <summary>Whether the start is late.</summary>
        public bool IsPastDue { get; set; }
    }
}
