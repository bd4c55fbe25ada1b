using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Advocacy.Pipeline.Configuration;

/// <summary>What may stand at a place of the configuration.</summary>
public abstract record OptionShape
{
    /// <summary>The shape of a type of options, as the binder of the configuration reads it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="standard">What holds where nothing is said; null where nothing does.</param>
    public static OptionShape Of(Type type, object? standard)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || TypeDescriptor.GetConverter(plain).CanConvertFrom(typeof(string)) && !IsList(plain))
        {
            return new OptionValue(plain, standard);
        }

        if (ArgumentsOf(plain, typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)) is [_, var held])
        {
            return new OptionTable(Of(held, Standard(held)));
        }

        return ArgumentsOf(plain, typeof(IEnumerable<>)) is [var item]
            ? new OptionList(Of(item, Standard(item)))
            : MembersOf(plain, standard);
    }

    private static OptionMembers MembersOf(Type type, object? standard) =>
        new(
            type,
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite || IsFilledIn(property.PropertyType))
                .ToDictionary(
                    property => property.Name,
                    property => Of(property.PropertyType, standard is null ? null : property.GetValue(standard)),
                    StringComparer.OrdinalIgnoreCase
                )
        );

    /// <summary>Whether the binder adds to what is there: tables and lists without a setter.</summary>
    private static bool IsFilledIn(Type type) =>
        ArgumentsOf(type, typeof(IDictionary<,>), typeof(ICollection<>)) is not null && !type.IsArray;

    private static bool IsList(Type type) => typeof(IEnumerable).IsAssignableFrom(type);

    private static Type[]? ArgumentsOf(Type type, params Type[] generics) =>
        type.GetInterfaces()
            .Append(type)
            .Where(one => one.IsGenericType && generics.Contains(one.GetGenericTypeDefinition()))
            .Select(one => one.GetGenericArguments())
            .FirstOrDefault();

    private static object? Standard(Type type) =>
        type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type) : null;
}

/// <summary>A value.</summary>
/// <param name="Type">Its type, never nullable.</param>
/// <param name="Standard">What holds where nothing is said; null where nothing does.</param>
public sealed record OptionValue(Type Type, object? Standard) : OptionShape
{
    /// <summary>What a value must be, in words.</summary>
    public string Words =>
        Type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(Type))}"
        : Type == typeof(bool) ? "true or false"
        : IsWhole ? "a whole number"
        : IsNumber ? "a number, such as 0.25"
        : Type == typeof(DateOnly) ? "a day such as 2026-07-06"
        : "a text";

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Type == typeof(int) || Type == typeof(long);

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => IsWhole || Type == typeof(double) || Type == typeof(decimal);

    /// <summary>What holds where nothing is said, as it would be written; null where nothing does.</summary>
    public string? StandardText => Convert.ToString(Standard, CultureInfo.InvariantCulture);

    /// <summary>Whether the binder can read a value.</summary>
    public bool CanRead(string value) =>
        Type == typeof(string)
        || Type == typeof(object)
        // A day in any other order could be two.
        || Type == typeof(DateOnly) && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || Type != typeof(DateOnly) && TypeDescriptor.GetConverter(Type).IsValid(value);
}

/// <summary>Values by name.</summary>
/// <param name="Type">The type that has them.</param>
/// <param name="Named">What may stand under each name, upper and lower case alike.</param>
public sealed record OptionMembers(Type Type, IReadOnlyDictionary<string, OptionShape> Named) : OptionShape;

/// <summary>Any names, each with the same shape.</summary>
/// <param name="Held">What stands under each.</param>
public sealed record OptionTable(OptionShape Held) : OptionShape;

/// <summary>Several of the same shape.</summary>
/// <param name="Item">Each of them.</param>
public sealed record OptionList(OptionShape Item) : OptionShape;
