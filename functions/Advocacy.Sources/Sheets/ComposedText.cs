using System.Text;

namespace Advocacy.Sources.Sheets;

/// <summary>Letters and the marks that follow them as one letter, as most programs write them (Unicode's form C). Macintosh programs write
/// them apart. The program runs without a culture's data, where string.Normalize changes nothing, so that the letters of Europe's
/// languages stand here; others stay as they are.</summary>
internal static class ComposedText
{
    // For each mark, letters and what they are with it, in pairs.
    private static readonly Dictionary<char, string> Pairs = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώ",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuū",
        ['\u0306'] = "AĂaăGĞgğUŬuŭИЙий",
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzż",
        ['\u0308'] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸЕЁеёІЇії",
        ['\u030A'] = "AÅaåUŮuů",
        ['\u030B'] = "OŐoőUŰuű",
        ['\u030C'] = "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzžLĽlľ",
        ['\u0326'] = "SȘsșTȚtț",
        ['\u0327'] = "CÇcçSŞsşTŢtţGĢKĶkķLĻlļNŅnņRŖrŗ",
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuų",
    };

    /// <summary>The text with letters and marks composed.</summary>
    public static string Of(string text)
    {
        if (!text.Any(Pairs.ContainsKey))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && WithMark(composed[^1], letter) is { } whole)
            {
                composed[^1] = whole;
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.ToString();
    }

    private static char? WithMark(char letter, char mark)
    {
        if (Pairs.TryGetValue(mark, out var pairs))
        {
            for (var at = 0; at < pairs.Length; at += 2)
            {
                if (pairs[at] == letter)
                {
                    return pairs[at + 1];
                }
            }
        }

        return null;
    }
}
