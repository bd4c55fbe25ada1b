using System.Globalization;
using System.Text;

namespace Advocacy.Local.Simulation;

/// <summary>Invented names for the people of the simulated company: a directory as HR's system would export it. They follow from the number
/// of a person alone.</summary>
internal static class SimulatedNames
{
    private static readonly string[] First =
    [
        "Alice",
        "Bruno",
        "Chloé",
        "Daniel",
        "Emma",
        "Farid",
        "Greta",
        "Hugo",
        "Inès",
        "Jonas",
        "Katja",
        "Léo",
        "Maria",
        "Nadia",
        "Oscar",
        "Paula",
        "Quentin",
        "Rosa",
        "Samuel",
        "Teresa",
        "Ursula",
        "Víctor",
        "Wanda",
        "Xavier",
        "Yasmin",
        "Zoé",
        "Anton",
        "Béatrice",
        "Carlos",
    ];

    private static readonly string[] Last =
    [
        "Almeida",
        "Bernard",
        "Carter",
        "Dubois",
        "Engel",
        "Fournier",
        "García",
        "Haddad",
        "Iversen",
        "Jansen",
        "Keller",
        "Lefèvre",
        "Martin",
        "Nguyen",
        "O'Brien",
        "Petit",
        "Quintana",
        "Richter",
        "Schäfer",
        "Torres",
        "Ueda",
        "Vidal",
        "Weber",
        "Ximénez",
        "Young",
        "Zimmer",
        "Ahmed",
        "Brandt",
        "Costa",
        "Duarte",
        "Eriksen",
    ];

    /// <summary>Writes the directory of so many people.</summary>
    public static void Write(Stream stream, int people)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine("employee_id,name,email");
        for (var number = 0; number < people; number++)
        {
            // Their numbers have no common divisor: a pair comes back after 899 people only.
            var name = $"{First[number % First.Length]} {Last[number % Last.Length]}";
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SimulatedStaff.IdOf(number)},{name},{SimulatedStaff.IdOf(number)}@example.com"
                )
            );
        }
    }
}
