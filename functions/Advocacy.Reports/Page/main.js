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

  // Saves a picture or a table. Names of files hold letters, digits and blanks alone.
  save(address, name) {
    Object.assign(document.createElement("a"), { href: address, download: name.replace(/[^\p{L}\p{N}. ]/gu, "") }).click();
  },

  // A link to a section. The address keeps what was chosen, and no place.
  link(parent, name, text) {
    Page.add(parent, "a", { href: `#${name}` }, text).addEventListener("click", event => {
      event.preventDefault();
      Page.go(name);
    });
  },

  go(name) {
    const section = document.getElementById(name);
    section.tabIndex = -1;
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  },

  // One network alone, or all again.
  only(label) {
    const all = Figures.data.networks.map(network => network.label), chosen = Figures.filter.networks;
    Figures.filter.networks = new Set(chosen.size === 1 && chosen.has(label) ? all : [label]);
    Page.keepAddress();
    Page.show();
  },

  // The contents of a campaign.
  campaign(name) {
    Figures.filter.campaign = name;
    Page.keepAddress();
    Page.showSections();
    Page.go("byContent");
  },

  day: text => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text)) ? Date.parse(text) / 864e5 : null,
  iso: day => day == null ? "" : new Date(day * 864e5).toISOString().slice(0, 10),

  keepAddress() {
    const { days, from, until, campaign, networks } = Figures.filter, all = Figures.data.networks.map(network => network.label), kept = new URLSearchParams();
    if (from != null) (kept.set("from", Page.iso(from)), kept.set("to", Page.iso(until - 1)));
    else if (days !== 90) kept.set("days", days ?? "all");
    if (networks.size < all.length) kept.set("networks", [...networks].join(","));
    if (campaign != null) kept.set("campaign", campaign);
    // Of pages opened from a file some browsers let nothing be kept.
    try { history.replaceState(null, "", `#${kept}`); } catch { /* The page works all the same. */ }
  },

  readAddress() {
    Object.assign(Figures.filter, { days: 90, from: null, until: null });
    const kept = new URLSearchParams(location.hash.slice(1)), all = Figures.data.networks.map(network => network.label), filter = Figures.filter;
    const [from, to] = [Page.day(kept.get("from")), Page.day(kept.get("to"))];
    if (from != null && to != null) [filter.from, filter.until] = [Math.min(from, to), Math.min(Math.max(from, to) + 1, Figures.data.asOf)];
    if (filter.from >= filter.until) filter.from = filter.until = null;
    if (kept.get("days") === "all") filter.days = null;
    else if ([28, 365].includes(Number(kept.get("days")))) filter.days = Number(kept.get("days"));
    const asked = (kept.get("networks") ?? "").split(","), known = asked.filter(label => all.includes(label));
    filter.networks = new Set(kept.get("networks") === "" || known.length ? known : all);
    filter.campaign = kept.get("campaign");
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
    const { from, until } = Figures.filter, isCustom = from != null;
    period.replaceChildren(...[28, 90, 365, null].map(days => new Option(Say.text(days ? `p${days}` : "pall"), days ?? "", false, !isCustom && days === Figures.filter.days)), new Option(Say.text("pcustom"), "custom", false, isCustom));
    document.getElementById("dates").hidden = !isCustom;
    for (const [name, day] of [["from", from], ["to", until == null ? null : until - 1]]) Object.assign(document.getElementById(name), { value: Page.iso(day), max: Page.iso(Figures.data.asOf - 1) });
    Page.showJumps();
    networks.replaceChildren();
    for (const network of Figures.data.networks) {
      const label = Page.add(networks, "label"), box = Page.add(label, "input", { type: "checkbox", value: network.label });
      box.checked = Figures.filter.networks.has(network.label);
      label.append(` ${Figures.nameOf(network)}`);
    }
  },

  showJumps() {
    const jumps = document.getElementById("jumps");
    jumps.replaceChildren();
    jumps.setAttribute("aria-label", Say.text("jump"));
    for (const name of Page.sections()) Page.link(jumps, name, Say.text(name));
  },

  sections: () => Object.keys(Sections).filter(name => !["contentColumns", "map", "cards", "rates", "publicRanges"].includes(name)),

  readChoices() {
    const period = document.getElementById("period").value, filter = Figures.filter, isCustom = period === "custom";
    if (!isCustom) [filter.from, filter.until, filter.days] = [null, null, period ? Number(period) : null];
    else if (filter.from == null) {
      const { from, until } = Figures.periods();
      [filter.from, filter.until] = [from, until];
    } else {
      const [from, to] = ["from", "to"].map(name => Page.day(document.getElementById(name).value));
      // Who gives the last day first means the same days.
      if (from != null && to != null && Math.min(from, to) < Figures.data.asOf) [filter.from, filter.until] = [Math.min(from, to), Math.min(Math.max(from, to) + 1, Figures.data.asOf)];
    }
    Figures.filter.networks = new Set([...document.querySelectorAll("#networks input:checked")].map(box => box.value));
  },

  showSections() {
    const main = document.getElementById("main");
    Charts.clear();
    main.replaceChildren();
    if (Figures.data.networks.length && !Figures.chosen().length) return Page.add(main, "p", { class: "lead", role: "status" }, Say.text("noneChosen"));
    for (const name of Page.sections()) {
      const section = Page.add(main, "section", { id: name, "aria-labelledby": `${name}-heading` });
      Page.add(section, "h2", { id: `${name}-heading` }, Say.text(name));
      if (["trials", "visits", "funnel", "profiles", "effect", "returns", "whatIf", "model", "fresh"].includes(name)) Page.add(section, "p", { class: "muted still" }, Say.text("unfiltered"));
      Sections[name](section);
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
    Page.readAddress();
    // The address says what is shown, not what could not be.
    if (location.hash.includes("=")) Page.keepAddress();
    const asked = new URLSearchParams(location.search);
    Say.language = [asked.get("lang"), Page.stored("language"), navigator.language.slice(0, 2)].find(language => language in Texts) ?? "en";
    Page.theme = [asked.get("theme"), Page.stored("theme")].find(theme => ["auto", "light", "dark"].includes(theme)) ?? "auto";
    document.getElementById("filters").addEventListener("change", () => {
      Page.readChoices();
      Page.keepAddress();
      document.getElementById("dates").hidden = Figures.filter.from == null;
      for (const [name, day] of [["from", Figures.filter.from], ["to", Figures.filter.until - 1]]) if (Figures.filter.from != null) document.getElementById(name).value = Page.iso(day);
      Page.showSections();
    });
    document.getElementById("filters").addEventListener("submit", event => event.preventDefault());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", Page.show);
    addEventListener("hashchange", () => {
      // The skip link names a place, and chooses nothing.
      if (location.hash && !location.hash.includes("=")) return;
      Page.readAddress();
      Page.show();
    });
    addEventListener("resize", () => Charts.all.forEach(chart => chart.resize()));
    // On paper charts are as wide as it is, and in its colours.
    addEventListener("beforeprint", () => {
      document.documentElement.dataset.theme = "light";
      document.body.style.width = "720px";
      document.body.classList.add("paper");
      Page.showSections();
    });
    addEventListener("afterprint", () => {
      document.body.style.width = "";
      document.body.classList.remove("paper");
      Page.show();
    });
    Page.show();
  },
};

Page.start();
