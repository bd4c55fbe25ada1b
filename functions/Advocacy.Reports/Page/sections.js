"use strict";
// The page's parts, each a section of its own.
const Column = {
  text: (name, value, more) => ({ name, value, ...more }),
  // Any of it may be estimated where any of the period is: contents do not say it one by one.
  reachName() {
    const { from, until } = Figures.periods();
    return Say.text("reach") + (Figures.total(from, until).estimated ? ` (${Say.text("estimated")})` : "");
  },
  whole: (name, key) => ({ name, isNumber: true, value: row => row[key], show: row => Say.whole(row[key]) }),
  percent: (name, key) => ({ name, isNumber: true, value: row => row[key], show: row => Say.percent(row[key]) }),
  number: (name, key) => ({ name, isNumber: true, value: row => row[key], show: row => Say.number(row[key]) }),
  money: (name, key) => ({ name, isNumber: true, value: row => row[key], show: row => Say.money(row[key], Figures.data.currency) }),
};

const Sections = {
  overview(section) {
    const { from, until, before } = Figures.periods(), now = Figures.total(from, until), then = before == null ? null : Figures.total(before, from), weeks = Figures.data.adoption;
    Page.add(section, "p", { class: "muted" }, Say.text("scope", Say.date(from), Say.date(until - 1), Figures.chosen().length === Figures.data.networks.length ? Say.text("allNetworks") : Figures.chosen().map(Figures.nameOf).join(", ")));
    const periodName = Figures.filter.from != null ? Say.text("fromUntil", Say.date(from), Say.date(until - 1)) : Say.text(Figures.filter.days ? `p${Figures.filter.days}` : "pall");
    Page.add(section, "p", { class: "lead" }, now.shares === 0 ? Say.text("leadNone") : Say.text("lead", periodName[0].toUpperCase() + periodName.slice(1), Say.whole(now.shares), Say.whole(now.reach ?? 0), now.estimated ? Say.text("leadEstimated") : "", Say.whole(now.engagements)));
    Findings.show(section);
    Page.add(section, "p", { class: "muted" }, Say.text(before == null ? "nobefore" : "before"));
    const keys = Page.add(section, "div", { class: "keys" });
    // In colour only what changed by more than weeks, or counts of people, vary by themselves; rates in points.
    const key = (name, text, more, value, old, isRate, isClear = Findings.isClear(name)) => {
      const box = Page.add(keys, "div", { class: "key", "data-key": name });
      Page.add(box, "span", {}, Say.text(name));
      Page.add(box, "b", {}, text);
      if (old > 0 && value != null) {
        const by = isRate ? value - old : value / old - 1, text = isRate ? Say.text("points", Say.signed(100 * by, 1)) : Say.signedPercent(by);
        Page.add(box, "span", { class: !isClear ? "same" : by >= 0 ? "up" : "down" }, `${isClear === false ? "≈" : by >= 0 ? "▲" : "▼"} ${text}`);
      }
      if (more) Page.add(box, "span", {}, more);
      const target = Figures.data.targets[name];
      if (target != null && value != null) Page.add(box, "span", { class: value >= target ? "up" : "" }, Say.text(value >= target ? "targetReached" : "target", name === "active" ? Say.whole(target) : Say.percent(target, 1)));
    };
    key("reach", Say.whole(now.reach), now.estimated ? Say.text("estimated") : "", now.reach, then?.reach);
    key("engagements", Say.whole(now.engagements), "", now.engagements, then?.engagements);
    key("shares", Say.whole(now.shares), "", now.shares, then?.shares);
    key("engagementRate", Say.percent(now.engagementRate), "", now.engagementRate, then?.engagementRate, true);
    key("clickThrough", Say.percent(now.clickThrough), "", now.clickThrough, then?.clickThrough, true);
    key("value", Say.money(now.value ?? 0, Figures.data.currency), Say.text("valueNote"), now.value, then?.value);
    const last = weeks.findLast(week => week.week <= until), first = before == null ? null : weeks.findLast(week => week.week <= from);
    if (last) {
      key("active", last.active == null ? Say.text("tooFew") : Say.whole(last.active), Say.text("onMonday", Say.date(last.week)), last.active, first?.active, false, Math.abs(last.active - first?.active) > 2 * Math.sqrt(last.active + first?.active));
      key("adoption", Figures.adoption(last) == null ? "–" : Say.percent(Figures.adoption(last), 0), Say.text("ofVolunteers", Say.whole(last.consenting)), Figures.adoption(last), null);
    }
    if (Figures.data.disclosedPercent != null) key("disclosed", Say.percent(Figures.data.disclosedPercent / 100, 0), Say.text("disclosedNote"), null, null);
  },

  overTime(section) {
    const { bucket, keys, series, previous } = Figures.series();
    Page.add(section, "p", { class: "muted" }, Say.text("overTimeNote", Say.text(bucket)));
    const named = series.map(one => ({ ...one, label: one.label + (one.estimated ? ` (${Say.text("estimated")})` : ""), more: one.estimated ? { lineStyle: { width: 2, type: "dashed" } } : {} }));
    const quiet = colour => ({ lineStyle: { width: 1, color: colour, type: "dotted" }, itemStyle: { color: colour }, z: 0 });
    if (series.length > 1) named.push({ label: Say.text("together"), values: keys.map((_, k) => Math.round(series.reduce((sum, one) => sum + one.values[k], 0))), more: { lineStyle: { width: 3, color: Charts.colour("ink") }, itemStyle: { color: Charts.colour("ink") } } });
    if (previous) named.push({ label: Say.text(series.length > 1 ? "previousAll" : "previousOne"), values: previous.map(Math.round), more: quiet(Charts.colour("soft")) });
    Charts.lines(section, Say.text("overTime"), keys, named, Say.whole);
    Tables.behind(section, Say.text("overTime"), [Column.text(Say.text(bucket), row => Say.date(row.key)), ...named.map((one, i) => Column.whole(one.label, i))], keys.map((key, k) => ({ key, ...named.map(one => one.values[k]) })));
  },

  byNetwork(section) {
    const { from, until } = Figures.periods(), rows = Figures.chosen().map(network => Figures.of(network, from, until)).filter(row => row.shares > 0 || row.reach > 0).sort((a, b) => b.reach - a.reach);
    Page.add(section, "p", { class: "muted" }, Say.text("byNetworkNote"));
    Charts.bars(section, Say.text("reach"), rows.map(row => row.label), rows.map(row => Math.round(row.reach ?? 0)), Say.whole, i => Page.only(Figures.chosen().find(network => Figures.nameOf(network) === rows[i].label).label));
    Tables.plain(section, Say.text("byNetwork"), [
      Column.text(Say.text("network"), row => row.label), Column.whole(Say.text("shares"), "shares"), Column.whole(Say.text("impressions"), "impressions"), Column.whole(Say.text("engagements"), "engagements"),
      { ...Column.whole(Say.text("reach"), "reach"), show: row => Say.whole(row.reach) + (row.estimated ? ` (${Say.text("estimated")})` : "") },
      Column.whole(Say.text("unduplicated"), "unduplicated"),
      Column.percent(Say.text("engagementRate"), "engagementRate"), Column.percent(Say.text("clickThrough"), "clickThrough"), Column.number(Say.text("applause"), "applause"), Column.number(Say.text("conversation"), "conversation"), Column.number(Say.text("amplification"), "amplification"), Column.money(Say.text("value"), "value"),
    ], rows);
    Sections.publicRanges(section, rows);
    Sections.rates(section);
  },

  // What others published: other people, counted by others, so it colours nothing.
  publicRanges(section, rows) {
    for (const row of rows) {
      const range = Object.hasOwn(Figures.data.ranges, row.network) ? Figures.data.ranges[row.network] : null, answers = (row.reactions ?? 0) + (row.comments ?? 0) + (row.reshares ?? 0);
      if (!range || row.engagementRate == null || !row.engagements) continue;
      const said = Page.add(section, "p", { class: "muted" }, Say.text("publicRange", row.label, Say.percent(row.engagementRate * answers / row.engagements), Say.percent(range.low), Say.percent(range.high)));
      Page.add(said, "a", { href: range.url, rel: "noopener noreferrer" }, range.source[Say.language] ?? Object.values(range.source)[0]);
    }
  },

  // What one of each counter is worth: without it nobody can say what an earned media value means.
  rates(section) {
    const rows = Figures.chosen().filter(network => network.rates).map(network => ({ label: Figures.nameOf(network), ...network.rates })), counters = Figures.data.counters.filter(counter => rows.some(row => row[counter.name] != null));
    if (!rows.length) return;
    const details = Page.add(section, "details");
    Page.add(details, "summary", {}, Say.text("valueRates"));
    Page.add(details, "p", { class: "muted" }, Say.text("valueRatesNote"));
    Tables.plain(details, Say.text("valueRates"), [Column.text(Say.text("network"), row => row.label), ...counters.map(counter => ({ name: Say.text(counter.name), isNumber: true, value: row => row[counter.name], show: row => Say.rate(row[counter.name], Figures.data.currency) }))], rows);
  },

  byCampaign(section) {
    const names = { "": Say.text("none"), "(merged)": Say.text("merged") }, isRest = row => Object.hasOwn(names, row.campaign), name = row => Say.own(names, row.campaign);
    const rows = Figures.campaigns().sort((a, b) => (a.campaign === "(merged)") - (b.campaign === "(merged)") || isRest(a) - isRest(b) || b.reach - a.reach), told = rows.filter(row => !isRest(row)).slice(0, 12);
    Page.add(section, "p", { class: "muted" }, Say.text("byCampaignNote", ...Figures.wholeWeeks()));
    if (!told.length) Page.add(section, "p", {}, Say.text("noCampaign"));
    if (!rows.length) return;
    if (told.length) Charts.bars(section, Column.reachName(), told.map(name), told.map(row => Math.round(row.reach)), Say.whole, i => Page.campaign(told[i].campaign));
    Tables.plain(section, Say.text("byCampaign"), [Column.text(Say.text("campaign"), name), ...Sections.contentColumns()], rows);
  },

  contentColumns: () => [
    Column.whole(Say.text("shares"), "shares"), Column.whole(Column.reachName(), "reach"), Column.whole(Say.text("engagements"), "engagements"), Column.number(Say.text("perShare"), "perShare"), Column.percent(Say.text("engagementRate"), "engagementRate"), Column.whole(Say.text("clicks"), "clicks"), Column.money(Say.text("value"), "value"),
  ],

  // The contents that were answered most by share.
  cards(section) {
    const { campaign } = Figures.filter, best = Figures.contents().filter(row => Figures.isNamed(row) && row.shares >= 10 && (campaign == null || (row.content.campaign ?? "") === campaign)).sort((a, b) => b.perShare - a.perShare).slice(0, 3);
    const cards = best.length && Page.add(section, "div", { class: "cards" });
    for (const row of best) {
      const card = Page.add(cards, "div", { class: "card" });
      if (row.content.url) Page.add(Page.add(card, "b"), "a", { href: row.content.url, rel: "noopener noreferrer" }, Figures.titleOf(row.content));
      else Page.add(card, "b", {}, Figures.titleOf(row.content));
      Page.add(card, "span", { class: "muted" }, [Say.word(row.content.topic), Say.word(row.content.kind), row.content.campaign].filter(part => part).join(" · "));
      Page.add(card, "span", {}, Say.text("cardFigures", Say.number(row.perShare, 1), Say.whole(row.shares), Say.whole(row.reach)));
    }
  },

  byContent(section) {
    Page.add(section, "p", { class: "muted" }, Say.text("byContentNote", ...Figures.wholeWeeks()));
    const name = row => Figures.titleOf(row.content);
    if (Figures.filter.campaign != null) Page.add(section, "p", { role: "status" }, Say.text("onlyCampaign", Figures.filter.campaign || Say.text("none")));
    Sections.cards(section);
    const columns = [
      Column.text(Say.text("content"), name, { link: row => row.content.url }), Column.text(Say.text("campaign"), row => row.content.campaign), Column.text(Say.text("topic"), row => Say.word(row.content.topic)), Column.text(Say.text("kind"), row => Say.word(row.content.kind)),
      Column.text(Say.text("published"), row => row.content.published, { isDay: true, show: row => row.content.published ? Say.date(Date.parse(row.content.published) / 864e5) : "–" }), ...Sections.contentColumns(),
    ];
    Tables.sortable(section, Say.text("byContent"), columns, Figures.contents().map(row => ({ ...row, isRest: !Figures.isNamed(row) })), [columns.findIndex(column => column.name === Say.text("engagements")), true], row => row.content.campaign ?? "");
  },

  trials: section => Programme.trials(section),
  visits: section => Programme.visits(section),

  people(section) {
    const weeks = Figures.data.adoption.filter(week => week.week >= Figures.periods().from - 7), teams = Figures.data.teams;
    Page.add(section, "p", { class: "muted" }, Say.text("peopleNote"));
    if (weeks.length === 0) return Page.add(section, "p", {}, Say.text("nothing"));
    Charts.lines(section, Say.text("people"), weeks.map(week => week.week), [{ label: Say.text("adoption"), values: weeks.map(Figures.adoption) }], value => Say.percent(value, 0), value => Say.percent(value, 0));
    Tables.behind(section, Say.text("people"), [Column.text(Say.text("week"), row => Say.date(row.week)), Column.whole(Say.text("consenting"), "consenting"), { ...Column.whole(Say.text("active"), "active"), show: row => row.active == null ? Say.text("tooFew") : Say.whole(row.active) }], weeks);
    if (teams.length < 2) return;
    const known = text => text === "(merged)" ? Say.text("merged") : text ?? Say.text("unknown");
    const counts = [Column.whole(Say.text("consenting"), "consenting"), { ...Column.whole(Say.text("active"), "active"), show: row => row.active == null ? Say.text("tooFew") : Say.whole(row.active) }, { name: Say.text("share"), isNumber: true, value: Figures.adoption, show: row => Say.percent(Figures.adoption(row), 0) }];
    Page.add(section, "h3", {}, Say.text("teams"));
    Page.add(section, "p", { class: "muted" }, Say.text("teamsNote"));
    const both = Page.add(section, "div", { class: "two" });
    for (const by of ["department", "country"]) Tables.plain(Page.add(both, "div"), Say.text(by), [Column.text(Say.text(by), row => Say.word(known(row.name))), ...counts], Figures.teamsBy(by));
    const details = Page.add(section, "details");
    Page.add(details, "summary", {}, Say.text("everyTeam"));
    Tables.sortable(details, Say.text("teams"), [Column.text(Say.text("team"), row => known(row.team)), Column.text(Say.text("department"), row => Say.word(known(row.department))), Column.text(Say.text("country"), row => Say.word(known(row.country))), ...counts], teams.map(row => ({ ...row, isRest: row.team === "(merged)" })), [3, true]);
  },

  funnel(section) {
    const told = (Figures.data.effect?.funnel ?? []).map(count => ({ ...count, name: Say.name("steps", count.step[0].toLowerCase() + count.step.slice(1)) }));
    Page.add(section, "p", { class: "muted" }, Say.text("funnelNote"));
    if (!told.some(count => count.people != null)) return Page.add(section, "p", {}, Say.text("nothing"));
    Charts.bars(section, Say.text("people_"), told.map(count => count.name), told.map(count => count.people ?? 0), value => value === 0 ? Say.text("tooFew") : Say.whole(value));
    Tables.behind(section, Say.text("funnel"), [Column.text(Say.text("step"), row => row.name), { ...Column.whole(Say.text("people_"), "people"), show: row => row.people == null ? Say.text("tooFew") : Say.whole(row.people) }, Column.text("", row => row.hasOpen ? Say.text("open") : "")], told);
  },

  profiles(section) {
    const last = Figures.data.profiles.at(-1)?.week, rows = Figures.data.profiles.filter(row => row.week === last).map(row => ({ ...row, name: Say.name("profileNames", row.profile ?? "other") }));
    if (rows.length === 0) return Page.add(section, "p", {}, Say.text("nothing"));
    Page.add(section, "p", { class: "muted" }, Say.text("profilesNote", Say.text("onMonday", Say.date(last))));
    const columns = Page.add(section, "div", { class: "two" });
    Sections.map(Page.add(columns, "div"), rows);
    Charts.bars(Page.add(columns, "div"), Say.text("people_"), rows.map(row => row.name), rows.map(row => row.people), Say.whole);
    Tables.behind(section, Say.text("profiles"), [Column.text(Say.text("profile"), row => row.name), Column.whole(Say.text("people_"), "people")], rows);
  },

  // The map of sociodynamics: each field says how many have its profile.
  map(parent, rows) {
    const most = Math.max(...rows.map(row => row.people)), table = Page.add(Page.add(parent, "div", { class: "scroll", tabindex: "0", role: "region", "aria-label": Say.text("map") }), "table", { class: "map" });
    Page.add(table, "caption", {}, Say.text("map"));
    const head = Page.add(Page.add(table, "thead"), "tr");
    Page.add(head, "th", { scope: "col" }, `${Say.text("synergy")} \\ ${Say.text("antagonism")}`);
    [1, 2, 3, 4].forEach(level => Page.add(head, "th", { scope: "col" }, level));
    const body = Page.add(table, "tbody"), seen = new Set();
    Figures.data.map.forEach((fields, i) => {
      const line = Page.add(body, "tr");
      Page.add(line, "th", { scope: "row" }, 4 - i);
      for (const profile of fields) {
        const told = rows.find(row => row.profile === profile), cell = Page.add(line, "td", { style: `--share: ${told ? Math.round(45 * told.people / most) : 0}%` });
        Page.add(cell, "span", {}, Say.name("profileNames", profile));
        // A profile has several fields and one number.
        Page.add(cell, "b", {}, !told ? "–" : seen.has(profile) ? "″" : Say.whole(told.people));
        seen.add(profile);
      }
    });
  },

  effect(section) {
    const lists = Figures.data.effect?.lists ?? [], all = lists.at(-1), points = value => value * 100;
    Page.add(section, "p", { class: "muted" }, Say.text("effectNote"));
    if (all?.low == null) Page.add(section, "p", { class: "lead" }, Say.text(all ? "effectFew" : "effectNone"));
    else {
      Page.add(section, "p", { class: "lead" }, Say.text(all.isSignificant ? "effectYes" : "effectNo", ...[all.difference, all.low, all.high].map(value => Say.signed(points(value)))));
      const rows = lists.map(list => {
        const name = list.list === "(all)" ? Say.text("allLists") : list.list === "(merged)" ? Say.text("mergedLists") : list.list;
        const [value, low, high] = [list.difference, list.low, list.high].map(points);
        return { ...list, name, value, low, high, text: `${name}: ${Say.signed(value)} (${Say.signed(low)} … ${Say.signed(high)})` };
      });
      Charts.intervals(section, Say.text("difference"), rows);
      Tables.behind(section, Say.text("effect"), [
        Column.text(Say.text("list"), row => row.name), Column.whole(Say.text("invited"), "invited"), Column.whole(Say.text("became"), "invitedConvert"), Column.whole(Say.text("heldOut"), "heldOut"), Column.whole(Say.text("became"), "heldOutConvert"),
        { name: Say.text("difference"), isNumber: true, value: row => row.value, show: row => Say.signed(row.value) }, { name: Say.text("interval"), isNumber: true, value: row => row.low, show: row => `${Say.signed(row.low)} … ${Say.signed(row.high)}` },
      ], rows);
    }
    const surveys = Figures.data.effect?.surveys ?? [];
    if (surveys.length === 0) return;
    Page.add(section, "h3", {}, Say.text("surveys"));
    const signed = (name, key) => ({ name, isNumber: true, value: row => row[key], show: row => Say.signed(row[key], 1) });
    Tables.plain(section, Say.text("surveys"), [Column.text(Say.text("axis"), row => Say.name("axes", row.axis)), signed(Say.text("change"), "invitedChange"), signed(Say.text("changeHeld"), "heldOutChange"), signed(Say.text("gap"), "difference"), { name: Say.text("interval"), isNumber: true, value: row => row.low, show: row => row.low == null ? Say.text("tooFewToSay") : `${Say.signed(row.low, 1)} … ${Say.signed(row.high, 1)}` }], surveys);
  },

  returns: section => Programme.returns(section),
  whatIf: section => Programme.whatIf(section),

  // Of the model's measures the one that its readers would ask: of those whom it lists, how many begin. The others are in its card.
  model(section) {
    const model = Figures.data.model;
    if (!model) return Page.add(section, "p", {}, Say.text("modelNone"));
    const figure = (name, key, show) => ({ name, isNumber: true, value: row => row[key].value, show: row => row[key].value == null ? "–" : `${show(row[key].value)} (${show(row[key].low)} – ${show(row[key].high)})` });
    const name = row => row.ranking === "model" ? Say.text("modelWord") : row.ranking.startsWith("recent activity") ? Say.text("activityAlone") : row.ranking.startsWith("recency") ? Say.text("recencyAlone") : Say.text("championWas");
    const best = Math.max(...model.baselines.map(row => row.precisionAtCapacity.value ?? 0)), reached = model.metrics.precisionAtCapacity.value;
    if (reached != null) Page.add(section, "p", { class: "lead" }, Say.text(reached > best ? "modelBetter" : "modelNoBetter", Say.whole(100 * reached), Say.whole(100 * best)));
    Page.add(section, "p", { class: "muted" }, Say.text("modelNote", Say.date(model.asOf), Say.whole(model.metrics.rows)));
    Tables.plain(section, Say.text("model"), [Column.text(Say.text("ranking"), name), figure(Say.text("atCapacity"), "precisionAtCapacity", value => Say.percent(value, 0))], [model.metrics, ...model.baselines]);
  },

  fresh(section) {
    const { asOf, lastActivity, badRows } = Figures.data, bad = Object.entries(badRows).map(([reason, count]) => ({ reason, count }));
    Page.add(section, "p", {}, lastActivity == null ? Say.text("freshNone") : Say.text("freshNote", Say.whole(asOf - lastActivity)));
    Page.add(section, "p", {}, bad.length === 0 ? Say.text("badNone") : Say.text("bad", Say.whole(bad.reduce((sum, row) => sum + row.count, 0))));
    if (bad.length) Tables.plain(section, Say.text("fresh"), [Column.text(Say.text("reason"), row => row.reason), Column.whole(Say.text("count"), "count")], bad);
  },
};
