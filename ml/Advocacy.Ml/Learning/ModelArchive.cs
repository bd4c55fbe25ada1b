using System.IO.Compression;
using System.Text.Json;
using Microsoft.ML;

namespace Advocacy.Ml.Learning;

/// <summary>The files that a model is, as one archive without times: the same model is the same bytes.</summary>
internal sealed class ModelArchive
{
    private static readonly DateTimeOffset Undating = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The archive of bytes.</summary>
    public static ModelArchive Read(ReadOnlyMemory<byte> bytes)
    {
        var archive = new ModelArchive();
        using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var file = new MemoryStream();
            stream.CopyTo(file);
            archive._files[entry.FullName] = file.ToArray();
        }

        return archive;
    }

    /// <summary>Adds a value as JSON.</summary>
    public void Add<T>(string name, T value) => _files[name] = JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);

    /// <summary>A value of JSON.</summary>
    public T Get<T>(string name) => JsonSerializer.Deserialize<T>(_files[name], JsonSerializerOptions.Web)!;

    /// <summary>Adds a transformer of ML.NET.</summary>
    public void Add(string name, MLContext ml, ITransformer transformer, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(transformer, schema, stream);
        // ML.NET writes the time into its own archive.
        _files[name] = Read(stream.ToArray()).ToBytes();
    }

    /// <summary>A transformer of ML.NET.</summary>
    public ITransformer Get(string name, MLContext ml)
    {
        using var stream = new MemoryStream(_files[name]);
        return ml.Model.Load(stream, out _);
    }

    /// <summary>Adds an archive within this one.</summary>
    public void AddWithin(string name, Action<ModelArchive> save)
    {
        var within = new ModelArchive();
        save(within);
        _files[Zip(name)] = within.ToBytes();
    }

    /// <summary>An archive within this one.</summary>
    public ModelArchive Within(string name) => Read(_files[Zip(name)]);

    /// <summary>Whether there is such an archive within this one.</summary>
    public bool HasWithin(string name) => _files.ContainsKey(Zip(name));

    /// <summary>The archive's bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Undating;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static string Zip(string name) => $"{name}.zip";
}
