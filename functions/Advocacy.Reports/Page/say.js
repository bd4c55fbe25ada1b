"use strict";
// Says things in the language that is chosen. {0}, {1}, … are filled in. The words are those of the data element "words".
const Texts = JSON.parse(document.getElementById("words").textContent);

const Say = {
  language: "en",
  text(name, ...values) {
    return Say.filled(Texts[Say.language][name] ?? name, ...values);
  },
  filled(text, ...values) {
    // In one pass: a title may hold {1} or $& itself.
    return text.replace(/\{(\d+)\}/g, (place, i) => values[i] ?? place);
  },
  // A word of the company's events, in the language that is chosen where the company gave it.
  word(text) {
    return Say.own(Figures.data.names[Say.language] ?? {}, text);
  },
  // What an object of texts holds itself: a campaign may be called constructor.
  own: (texts, name) => Object.hasOwn(texts, name) ? texts[name] : name,
  name(group, name) {
    return Texts[Say.language][group][name] ?? name;
  },
  whole(value) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { maximumFractionDigits: 0 }).format(value);
  },
  short(value) {
    return new Intl.NumberFormat(Say.language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
  },
  number(value, digits = 2) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  },
  percent(value, digits = 1) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  },
  signed(value, digits = 1) {
    return value == null ? "–" : Say.minus(new Intl.NumberFormat(Say.language, { signDisplay: "exceptZero", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
  },
  signedPercent(value) {
    return Say.minus(new Intl.NumberFormat(Say.language, { style: "percent", signDisplay: "exceptZero", maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0 }).format(value));
  },
  minus: text => text.replace("-", "−"),
  money(value, currency) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { style: "currency", currency, maximumFractionDigits: 0 }).format(value);
  },
  // What one of something is worth is a matter of cents and less.
  rate(value, currency) {
    return value == null ? "–" : new Intl.NumberFormat(Say.language, { style: "currency", currency, maximumFractionDigits: 4 }).format(value);
  },
  date(day) {
    const text = new Intl.DateTimeFormat(Say.language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day * 864e5));
    return Say.language === "fr" ? text.replace(/^1 /, "1er ") : text;
  },
};
