"use strict";
// Puts the page together, and does so anew whenever a choice changes.
const Page = {
  add(parent, tag, attributes = {}, text) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "") element.setAttribute(name, value);
    if (text != null) element.textContent = text;
    parent.append(element);
    return element;
  },

  // Of pages opened from a file some browsers keep nothing.
  stored(name, value) {
    try {
      if (value !== undefined) localStorage.setItem(`advocacy.${name}`, value);
      return localStorage.getItem(`advocacy.${name}`);
    } catch {
      return null;
    }
  },

  theme: "auto",

  setTheme() {
    const isDark = Page.theme === "dark" || (Page.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  },

  choose(group, label, choices, current, change) {
    group.replaceChildren();
    group.setAttribute("aria-label", label);
    for (const [value, text] of choices) {
      const button = Page.add(group, "button", { type: "button", "aria-pressed": String(value === current), "data-value": value, lang: value.length === 2 ? value : "" }, text);
      button.addEventListener("click", () => {
        change(value);
        Page.show();
        group.querySelector(`[data-value="${value}"]`).focus();
      });
    }
  },

  showChoices() {
    Page.choose(document.getElementById("languages"), Say.text("language"), Object.entries(Texts).map(([code, words]) => [code, words.languageName]), Say.language, value => Page.stored("language", Say.language = value));
    Page.choose(document.getElementById("themes"), Say.text("theme"), ["auto", "light", "dark"].map(theme => [theme, Say.text(theme)]), Page.theme, value => Page.stored("theme", Page.theme = value));
    const period = document.getElementById("period"), networks = document.getElementById("networks");
    period.replaceChildren(...[28, 90, 365, null].map(days => new Option(Say.text(days ? `p${days}` : "pall"), days ?? "", false, days === Figures.filter.days)));
    networks.replaceChildren();
    for (const network of Figures.data.networks) {
      const label = Page.add(networks, "label"), box = Page.add(label, "input", { type: "checkbox", value: network.label });
      box.checked = Figures.filter.networks.has(network.label);
      label.append(` ${Figures.nameOf(network)}`);
    }
  },

  readChoices() {
    const period = document.getElementById("period").value;
    Figures.filter.days = period ? Number(period) : null;
    Figures.filter.networks = new Set([...document.querySelectorAll("#networks input:checked")].map(box => box.value));
  },

  showSections() {
    const main = document.getElementById("main");
    Charts.clear();
    main.replaceChildren();
    for (const [name, fill] of Object.entries(Sections).filter(([name]) => !["contentColumns", "map"].includes(name))) {
      const section = Page.add(main, "section", { id: name, "aria-labelledby": `${name}-heading` });
      Page.add(section, "h2", { id: `${name}-heading` }, Say.text(name));
      fill(section);
    }
  },

  show() {
    const { asOf, lastActivity } = Figures.data;
    document.documentElement.lang = Say.language;
    document.title = Say.text("title");
    Page.setTheme();
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = Say.text(element.dataset.text);
    document.getElementById("asOf").textContent = lastActivity == null ? Say.text("asOfNone", Say.date(asOf)) : Say.text("asOf", Say.date(asOf), Say.date(lastActivity));
    Page.showChoices();
    Page.showSections();
  },

  start() {
    Figures.data = JSON.parse(document.getElementById("report").textContent);
    Figures.filter.networks = new Set(Figures.data.networks.map(network => network.label));
    const asked = new URLSearchParams(location.search);
    Say.language = [asked.get("lang"), Page.stored("language"), navigator.language.slice(0, 2)].find(language => language in Texts) ?? "en";
    Page.theme = [asked.get("theme"), Page.stored("theme")].find(theme => ["auto", "light", "dark"].includes(theme)) ?? "auto";
    document.getElementById("filters").addEventListener("change", () => {
      Page.readChoices();
      Page.showSections();
    });
    document.getElementById("filters").addEventListener("submit", event => event.preventDefault());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", Page.show);
    addEventListener("resize", () => Charts.all.forEach(chart => chart.resize()));
    // On paper charts are as wide as it is, and in its colours.
    addEventListener("beforeprint", () => {
      document.documentElement.dataset.theme = "light";
      document.body.style.width = "1020px";
      Page.showSections();
    });
    addEventListener("afterprint", () => {
      document.body.style.width = "";
      Page.show();
    });
    Page.show();
  },
};

Page.start();
