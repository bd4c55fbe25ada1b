"use strict";
// What the programme brings besides attention: visits, what invitations return, what would be if something were otherwise.
const Programme = {
  visits(section) {
    const rows = Figures.data.visits.map(row => ({ ...row, content: row.place == null ? null : Figures.data.contents[row.place] })), sum = key => rows.reduce((all, row) => all + (row[key] ?? 0), 0);
    Page.add(section, "p", { class: "muted" }, Say.text("visitsNote"));
    if (!rows.length) return Page.add(section, "p", {}, Say.text("visitsNone"));
    const values = [...new Set(rows.filter(row => row.value != null && row.currency).map(row => row.currency))].map(currency => Say.money(rows.filter(row => row.currency === currency).reduce((all, row) => all + (row.value ?? 0), 0), currency));
    Page.add(section, "p", { class: "lead" }, rows.some(row => row.conversions != null) && values.length ? Say.text("visitsLead", Say.whole(sum("sessions")), Say.whole(sum("conversions")), values.join(" + ")) : Say.text("visitsLeadPlain", Say.whole(sum("sessions"))));
    const name = row => row.content ? Figures.titleOf(row.content) : Say.text("merged"), network = row => row.network ? Figures.nameOf({ label: row.network }) : Say.text("unknownNetwork");
    const money = { name: Say.text("visitsValue"), isNumber: true, value: row => row.value, show: row => row.currency ? Say.money(row.value, row.currency) : "–" };
    const counts = [Column.whole(Say.text("sessions"), "sessions"), Column.whole(Say.text("conversions"), "conversions"), money], both = Page.add(section, "div", { class: "two" });
    const campaign = row => row.content ? row.content.campaign ?? Say.text("none") : Say.text("merged");
    for (const [heading, of] of [["campaign", campaign], ["network", network]]) Tables.plain(Page.add(both, "div"), `${Say.text("visits")} – ${Say.text(heading)}`, [Column.text(Say.text(heading), row => row.name), ...counts], Programme.grouped(rows, of));
    const details = Page.add(section, "details");
    Page.add(details, "summary", {}, Say.text("everyContent"));
    Tables.sortable(details, Say.text("visits"), [
      Column.text(Say.text("content"), name, { link: row => row.content?.url }), Column.text(Say.text("campaign"), row => row.content?.campaign), Column.text(Say.text("network"), network), ...counts, Column.whole(Say.text("shares"), "shares"), Column.whole(Say.text("engagements"), "engagements"),
    ], rows.map(row => ({ ...row, isRest: !row.content })), [3, true]);
  },

  // Sums by name and currency, the most visited first.
  grouped(rows, of) {
    const groups = new Map();
    for (const row of rows) {
      const key = JSON.stringify([of(row), row.currency]), group = groups.get(key) ?? { name: of(row), currency: row.currency, sessions: 0, conversions: null, value: null };
      group.sessions += row.sessions;
      if (row.conversions != null) group.conversions += row.conversions;
      if (row.value != null) group.value += row.value;
      groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => b.sessions - a.sessions);
  },

  trials(section) {
    const isClear = trial => Boolean(trial.clicks?.isClear || trial.engagements?.isClear), told = Figures.data.trials;
    Page.add(section, "p", { class: "muted" }, Say.text("trialsNote"));
    if (!told.length) return Page.add(section, "p", {}, Say.text("trialsNone"));
    const open = told.filter(trial => !isClear(trial));
    for (const trial of told.filter(isClear)) Programme.trial(section, trial);
    if (!open.length) return;
    const details = Page.add(section, "details");
    Page.add(details, "summary", {}, Say.text("trialsOpen", Say.whole(open.length)));
    for (const trial of open) Programme.trial(details, trial);
  },

  trial(section, trial) {
    const content = trial.place == null ? null : Figures.data.contents[trial.place], day = content?.published ? `, ${Say.date(Date.parse(content.published) / 864e5)}` : "";
    const digits = value => Math.abs(value) < 1 && value !== 0 ? 2 : Math.abs(value) < 10 ? 1 : 0;
    Page.add(section, "h3", {}, (content ? Figures.titleOf(content) : trial.contentId) + day);
    for (const [name, text, people] of [["trialFirst", trial.suggestedText, trial.suggested], ["trialOther", trial.otherText, trial.other]]) Page.add(section, "p", { class: "muted" }, Say.text(name, text ?? "–", Say.whole(people)));
    const measures = ["clicks", "engagements"].filter(measure => trial[measure]);
    if (!measures.length) Page.add(section, "p", {}, Say.text(Math.min(trial.suggested, trial.other) < 20 ? "trialFew" : "trialOne"));
    for (const measure of measures) {
      const { suggested, other, difference, isClear } = trial[measure], places = digits(Math.max(suggested, other));
      Page.add(section, "p", { class: isClear ? "lead" : "" }, Say.filled(Say.name(isClear ? "trialClear" : "trialUnclear", measure), Say.number(other, places), Say.number(suggested, places), ...[difference.value, difference.low, difference.high].map(value => Say.signed(value, places))));
    }
  },

  range: (estimated, currency) => Say.text("range", ...[estimated.value, estimated.low, estimated.high].map(value => Say.minus(Say.money(value, currency)))),

  // Where visits and hires are worth something, the sentence is about them.
  returns(section) {
    const { told, year } = Figures.data.programme, money = value => Say.minus(Say.money(value, told.currency));
    Page.add(section, "p", { class: "muted" }, Say.text("returnsNote", Say.whole(told.followedWeeks)));
    if (told.byBasis.length) {
      const { net } = told.byBasis.at(-1);
      Page.add(section, "p", { class: "lead" }, net.high < 0 ? Say.text("returnsLoss", ...[-net.value, -net.high, -net.low].map(money)) : Say.text(net.low > 0 ? "returnsLead" : "returnsUnclear", ...[net.value, net.low, net.high].map(money)));
      const column = (name, key) => ({ name: Say.text(name), isNumber: true, value: row => row[key].value, show: row => Programme.range(row[key], told.currency) });
      Tables.plain(section, Say.text("returns"), [Column.text(Say.text("counts"), row => Programme.basis(row.basis)), column("newAmbassador", "newAmbassador"), column("returnGain", "gain"), column("returnCost", "cost"), column("returnNet", "net")], told.byBasis);
      if (told.byBasis.length > 1) Page.add(section, "p", { class: "muted" }, Say.text("returnBasisNote"));
    } else Page.add(section, "p", { class: "lead" }, Say.text(({ OnePerson: "returnsOne", NoHoldOut: "returnsNoHoldOut" })[told.why] ?? "returnsNone", Say.whole(told.followedWeeks)));
    if (Figures.data.programme.isOfOtherOptions) Page.add(section, "p", { role: "note" }, Say.text("returnsOld"));
    if (year.shares > 0) Page.add(section, "p", {}, Say.text("yearCost", Say.money(year.cost, told.currency), Say.whole(year.shares), Say.whole(told.invitedThisYear), Say.whole(year.contents), Say.money(year.earnedMedia, told.currency)));
  },

  small: name => name[0].toLowerCase() + name.slice(1),
  basis: name => Say.name("returnBasis", Programme.small(name)),

  // The choices were reckoned when the page was made; here they are only added up.
  whatIf(section) {
    const { told, whatIf } = Figures.data.programme, given = whatIf.at(-1);
    Page.add(section, "p", { class: "muted" }, Say.text("whatIfNote"));
    if (!given?.answers.some(answer => answer.why == null)) return Page.add(section, "p", {}, Say.text("whatIfNothing"));
    Page.add(section, "p", { class: "muted" }, Programme.basis(given.basis));
    const chosen = {}, money = value => Say.minus(Say.money(value, told.currency)), setting = answer => answer.lever === "Training" ? Say.percent(answer.setting / 100, 0) : Say.whole(answer.setting);
    const levers = [...new Set(given.answers.map(answer => answer.lever))], list = Page.add(section, "div", { class: "levers" });
    const sum = () => {
      const more = levers.map(lever => chosen[lever]?.more).filter(part => part).reduce((all, part) => ({ value: all.value + part.value, low: all.low + part.low, high: all.high + part.high }), { value: 0, low: 0, high: 0 });
      result.textContent = levers.some(lever => chosen[lever]) ? more.value < 0 ? Say.text("whatIfLess", ...[-more.value, -more.high, -more.low].map(money)) : Say.text("whatIfSum", ...[more.value, more.low, more.high].map(money)) : Say.text("whatIfSame");
    };
    for (const lever of levers) {
      const answers = given.answers.filter(answer => answer.lever === lever), possible = answers.filter(answer => answer.why == null), line = Page.add(list, "div"), label = Page.add(line, "label", {}, `${Say.name("levers", Programme.small(lever))} `);
      if (!possible.length) {
        Page.add(line, "span", { class: "muted" }, Say.name("whatIfWhy", Programme.small(answers[0].why)));
        continue;
      }
      const now = possible[0].now, select = Page.add(label, "select", { "data-lever": lever });
      select.append(new Option(Say.text("asNow", setting({ lever, setting: now })), ""), ...possible.filter(answer => answer.setting !== now).map(answer => new Option(setting(answer), answer.setting)));
      const said = Page.add(line, "span", { role: "status" });
      Page.add(line, "p", { class: "muted" }, Say.name("leverNotes", Programme.small(lever)));
      select.addEventListener("change", () => {
        chosen[lever] = possible.find(answer => String(answer.setting) === select.value);
        said.textContent = chosen[lever] ? Programme.range(chosen[lever].more, told.currency) + (chosen[lever].beyondPercent ? ` (${Say.text("beyond", Say.percent(chosen[lever].beyondPercent / 100, 0))})` : "") : "";
        sum();
      });
    }
    const result = Page.add(section, "p", { class: "lead", role: "status", "data-what-if": "sum" });
    sum();
  },
};
