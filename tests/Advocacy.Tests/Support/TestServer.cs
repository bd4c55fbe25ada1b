using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Advocacy.Tests.Support;

/// <summary>A server of tests/Servers, started with Node on free loopback ports; the test is skipped where Node or the server is
/// lacking.</summary>
internal sealed class TestServer : IDisposable
{
    private readonly Process _process;

    private TestServer(Process process) => _process = process;

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<TestServer> StartAsync(
        string script,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        params int[] ports
    )
    {
        var folder = Path.Combine(Golden.Root, "tests", "Servers");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            "the servers are not installed: npm ci --prefix tests/Servers"
        );
        var process = Start(Path.Combine(folder, script), arguments, environment);
        // What a server says is of no use here, but a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        foreach (var port in ports)
        {
            await ListeningAsync(port, process);
        }

        return new(process);
    }

    /// <summary>Ports that nobody listens on.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("node", [file, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node is not installed");
            throw;
        }
    }

    private static async Task ListeningAsync(int port, Process process)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Assert.False(process.HasExited, "the server ended before it listened");
                await Task.Delay(50);
            }
        }

        Assert.Fail($"nobody listens on port {port}");
    }
}
