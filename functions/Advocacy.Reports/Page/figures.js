"use strict";
// Sums over the report's columns. Days and weeks are numbers of days since 1970, in order.
const Figures = {
  data: null,
  brands: { linkedin: "LinkedIn", x: "X", bluesky: "Bluesky", mastodon: "Mastodon", facebook: "Facebook", instagram: "Instagram", youtube: "YouTube", tiktok: "TikTok", threads: "Threads" },
  filter: { days: 90, from: null, until: null, campaign: null, networks: new Set() },

  periods() {
    const end = Figures.data.asOf;
    const first = Math.min(end, ...Figures.data.networks.map(network => network.days.day[0] ?? end));
    const { until } = Figures.filter, from = Figures.filter.from == null || until <= first ? Figures.filter.from : Math.max(first, Figures.filter.from);
    if (from != null && until != null) return { from, until, before: 2 * from - until >= first ? 2 * from - until : null, days: until - from };
    const days = Figures.filter.days ?? Math.max(1, end - first);
    return { from: end - days, until: end, before: Figures.filter.days && end - 2 * days >= first ? end - 2 * days : null, days };
  },

  chosen() {
    return Figures.data.networks.filter(network => Figures.filter.networks.has(network.label));
  },

  // The place of the first number in an ordered column that is at least a value.
  place(column, value) {
    let low = 0, high = column.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (column[middle] < value) low = middle + 1; else high = middle;
    }
    return low;
  },

  sum(column, start, end) {
    let total = null;
    for (let i = start; i < end; i++) if (column[i] != null) total = (total ?? 0) + column[i];
    return total;
  },

  // The figures of one network over the days in [from, until).
  of(network, from, until) {
    const days = network.days, start = Figures.place(days.day, from), end = Figures.place(days.day, until);
    const total = name => Figures.sum(days[name], start, end);
    const figures = { network: network.label, label: Figures.nameOf(network), audience: network.audience };
    for (const name of ["shares", ...Figures.data.counters.map(counter => counter.name), "measuredImpressions", "measuredEngagements", "measuredClicks", "reach", "value"]) figures[name] = total(name);
    figures.estimated = (total("estimated") ?? 0) > 0;
    // Days are other occasions: people are reached anew at random.
    let missed = 1;
    for (let i = start; i < end; i++) {
      if (days.unduplicated[i] == null) continue;
      missed *= 1 - Math.min(1, days.unduplicated[i] / network.audience);
    }
    figures.unduplicated = network.audience * (1 - missed);
    return Figures.rates(figures);
  },

  rates(figures) {
    figures.engagements = 0;
    for (const counter of Figures.data.counters) if (counter.isEngagement) figures.engagements += figures[counter.name] ?? 0;
    const ratio = (part, whole) => whole > 0 && part != null ? part / whole : null;
    return Object.assign(figures, {
      engagementRate: ratio(figures.measuredEngagements, figures.measuredImpressions), clickThrough: ratio(figures.measuredClicks, figures.measuredImpressions),
      applause: ratio(figures.reactions, figures.shares), conversation: ratio(figures.comments, figures.shares), amplification: ratio(figures.reshares, figures.shares),
    });
  },

  // All chosen networks together; their audiences overlap, so unduplicated reach is not added up.
  total(from, until) {
    const all = {};
    for (const figures of Figures.chosen().map(network => Figures.of(network, from, until))) {
      for (const [name, value] of Object.entries(figures)) if (typeof value === "number" && name !== "audience") all[name] = (all[name] ?? 0) + value;
      all.estimated ||= figures.estimated;
    }
    return Figures.rates({ shares: 0, ...all });
  },

  // A rate of people is told where at least twenty stand behind it; who are told as twenty may be eighteen.
  adoption(row) {
    return row.active == null || row.consenting <= 20 ? null : row.active / row.consenting;
  },

  // A content that is one, and not several together or none.
  isNamed: row => row.content.id != null && row.content.id !== "(merged)",

  titleOf: content => content.id == null ? Say.text("noContent") : content.id === "(merged)" ? Say.text("merged") : content.title ?? content.id,

  // Sums of what is told of teams; where one of them tells no active ambassadors, neither does the sum.
  teamsBy(by) {
    const groups = new Map();
    for (const row of Figures.data.teams) {
      const name = row[by] ?? null, sum = groups.get(name) ?? { name, consenting: 0, active: 0, isRest: name === "(merged)" };
      groups.set(name, { ...sum, consenting: sum.consenting + row.consenting, active: sum.active == null || row.active == null ? null : sum.active + row.active });
    }
    return [...groups.values()].sort((a, b) => a.isRest - b.isRest || b.consenting - a.consenting);
  },

  nameOf(network) {
    return network.label === "(merged)" ? Say.text("merged") : Say.own(Figures.brands, network.label);
  },

  // A series of reach per network over buckets of days, weeks or months.
  series() {
    const { from, until, days } = Figures.periods();
    const bucket = days <= 31 ? "day" : days <= 800 ? "week" : "month";
    const key = day => bucket === "day" ? day : bucket === "week" ? day - (day + 3) % 7 : Figures.monthOf(day);
    const keys = [];
    for (let day = key(from); day < until; day = bucket === "day" ? day + 1 : bucket === "week" ? day + 7 : Figures.nextMonth(day)) keys.push(day);
    const places = new Map(keys.map((day, i) => [day, i]));
    const series = Figures.chosen().map(network => {
      const values = keys.map(() => 0);
      for (let i = Figures.place(network.days.day, from); i < Figures.place(network.days.day, until); i++) values[places.get(key(network.days.day[i]))] += network.days.reach[i] ?? 0;
      return { label: Figures.nameOf(network), values, estimated: Figures.of(network, from, until).estimated };
    });
    return { bucket, keys, series, previous: Figures.previous(bucket, keys) };
  },

  // Reach of the previous period, all chosen networks together, in the buckets of this one; null where there is none.
  previous(bucket, keys) {
    const { from, until, before } = Figures.periods();
    if (before == null || bucket === "month") return null;
    const length = bucket === "day" ? 1 : 7, shift = from - before;
    return keys.map(key => Figures.total(Math.max(key, from) - shift, Math.min(key + length, until) - shift).reach ?? 0);
  },

  monthOf(day) {
    const date = new Date(day * 864e5);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 864e5;
  },

  nextMonth(day) {
    const date = new Date(day * 864e5);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 864e5;
  },

  // The first and the last day of the weeks that begin in the period.
  wholeWeeks() {
    const { from, until } = Figures.periods(), first = from + (11 - from % 7) % 7, last = until - 1 - (until + 2) % 7;
    return [Say.date(first), Say.date(Math.min(last + 6, Figures.data.asOf - 1))];
  },

  // Contents with their sums over the weeks that begin in the period.
  contents() {
    const { from, until } = Figures.periods(), rows = new Map();
    for (const network of Figures.chosen()) {
      const weeks = network.weeks;
      for (let i = Figures.place(weeks.week, from); i < Figures.place(weeks.week, until); i++) {
        const content = Figures.data.contents[weeks.content[i]];
        const row = rows.get(content) ?? { content, shares: 0, impressions: 0, engagements: 0, clicks: 0, reach: 0, value: 0, measuredImpressions: 0, measuredEngagements: 0 };
        for (const name of ["shares", "impressions", "engagements", "clicks", "reach", "value", "measuredImpressions", "measuredEngagements"]) row[name] += weeks[name][i] ?? 0;
        rows.set(content, row);
      }
    }
    return [...rows.values()].map(Figures.contentRates);
  },

  contentRates(row) {
    return Object.assign(row, { engagementRate: row.measuredImpressions > 0 && row.content?.id !== "(merged)" && row.campaign !== "(merged)" ? row.measuredEngagements / row.measuredImpressions : null, perShare: row.shares > 0 ? row.engagements / row.shares : null });
  },

  campaigns() {
    const campaigns = new Map();
    for (const row of Figures.contents()) {
      // What small groups together tell of is of any campaign.
      const name = row.content.id === "(merged)" ? "(merged)" : row.content.campaign ?? "";
      const sum = campaigns.get(name) ?? { campaign: name, shares: 0, impressions: 0, engagements: 0, clicks: 0, reach: 0, value: 0, measuredImpressions: 0, measuredEngagements: 0 };
      for (const key of Object.keys(sum)) if (key !== "campaign") sum[key] += row[key] ?? 0;
      campaigns.set(name, sum);
    }
    return [...campaigns.values()].map(Figures.contentRates).sort((a, b) => b.reach - a.reach);
  },
};
