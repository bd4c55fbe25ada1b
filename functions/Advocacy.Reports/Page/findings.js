"use strict";
// What somebody could repeat after ten seconds: sentences, each with the section that shows where it comes from.
const Findings = {
  // Standard errors by which two means of a few weeks differ before it is told as a change (some 95 % by Student's t).
  clear: 2.4,
  // Engagements of one share come together: their spread is some four times that of counting.
  spread: 4,

  // Sums of the whole weeks of a period.
  weekly(name, from, until) {
    const values = [];
    for (let end = until; end - 7 >= from; end -= 7) values.push(Figures.total(end - 7, end)[name]);
    return values.filter(value => value != null);
  },

  // Whether a figure differs from the previous period by more than weeks differ among themselves; null where three weeks are not over.
  isClear(name) {
    const { from, until, before } = Figures.periods();
    if (before == null) return null;
    const [now, then] = [Findings.weekly(name, from, until), Findings.weekly(name, before, from)].map(values => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return { mean, count: values.length, error: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length };
    });
    return Math.min(now.count, then.count) < 3 ? null : Math.abs(now.mean - then.mean) > Findings.clear * Math.sqrt(now.error + then.error);
  },

  reach() {
    const { from, until, before } = Figures.periods();
    if (before == null) return null;
    const [now, then] = [Figures.total(from, until), Figures.total(before, from)];
    if (!(then.reach > 0) || now.reach == null) return null;
    const change = now.reach / then.reach - 1, isClear = Findings.isClear("reach"), values = [Say.percent(Math.abs(change), 0), Say.whole(now.reach), Say.whole(then.reach)];
    if (!isClear) return Say.text(isClear == null ? "findReachShort" : "findReachSame", ...values);
    // Reach is shares times people a share: which of the two moved is why.
    const why = now.shares > 0 && then.shares > 0 ? ` ${Say.text("findReachWhy", Say.whole(now.shares), Say.whole(then.shares), Say.whole(now.reach / now.shares), Say.whole(then.reach / then.shares))}` : "";
    return Say.text(change > 0 ? "findReachUp" : "findReachDown", ...values) + why;
  },

  campaign() {
    const rows = Figures.campaigns(), all = rows.reduce((sum, row) => ({ shares: sum.shares + row.shares, engagements: sum.engagements + row.engagements }), { shares: 0, engagements: 0 });
    const found = rows.filter(row => row.campaign !== "" && row.campaign !== "(merged)" && row.shares >= 30 && all.shares - row.shares >= 30).map(row => {
      const rest = { shares: all.shares - row.shares, engagements: all.engagements - row.engagements };
      return { ...row, rest: rest.engagements / rest.shares, more: row.perShare / (rest.engagements / rest.shares), error: Math.sqrt(Findings.spread / row.engagements + Findings.spread / rest.engagements) };
    }).filter(row => Math.log(row.more) > 2 * row.error).sort((a, b) => b.more - a.more)[0];
    return found ? Say.text("findCampaign", found.campaign, Say.percent(found.more - 1, 0), Say.number(found.perShare, 1), Say.number(found.rest, 1)) : null;
  },

  content() {
    const best = Figures.contents().filter(row => Figures.isNamed(row)).sort((a, b) => b.engagements - a.engagements)[0];
    return best?.engagements > 0 ? Say.text("findContent", Figures.titleOf(best.content), Say.whole(best.engagements), Say.whole(best.shares)) : null;
  },

  network() {
    const { from, until } = Figures.periods(), rows = Figures.chosen().map(network => Figures.of(network, from, until)).sort((a, b) => b.reach - a.reach), all = Figures.total(from, until).reach;
    return rows.length > 1 && all > 0 && rows[0].reach / all >= 0.5 ? Say.text("findNetwork", rows[0].label, Say.percent(rows[0].reach / all, 0)) : null;
  },

  invitations() {
    const all = Figures.data.effect?.lists?.at(-1);
    return all?.isSignificant && all.difference > 0 ? Say.text("findEffect", ...[all.difference, all.low, all.high].map(value => Say.whole(100 * value))) : null;
  },

  all: () => [["overTime", Findings.reach()], ["byCampaign", Findings.campaign()], ["effect", Findings.invitations()], ["byNetwork", Findings.network()], ["byContent", Findings.content()]].filter(([, text]) => text).slice(0, 4),

  show(section) {
    const list = Page.add(section, "ul", { class: "findings" });
    for (const [name, text] of Findings.all()) {
      const item = Page.add(list, "li", {}, `${text} `);
      Page.link(item, name, Say.text("seeChart", Say.text(name)));
    }
    if (!list.children.length) list.remove();
  },
};
