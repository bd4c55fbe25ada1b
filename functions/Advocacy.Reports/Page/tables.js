"use strict";
// Tables: columns are { name, value(row), show(row), isNumber, link(row) }.
const Tables = {
  plain(parent, caption, columns, rows) {
    const table = Page.add(Page.add(parent, "div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }), "table");
    const head = Page.add(Page.add(table, "thead"), "tr");
    for (const column of columns) Page.add(head, "th", { scope: "col", class: column.isNumber ? "n" : "" }, column.name);
    Tables.fill(Page.add(table, "tbody"), columns, rows);
    if (rows.length) Tables.offer(parent, caption, columns, () => rows);
    return table;
  },

  // The rows as a spreadsheet reads them: numbers as they are, and no text that it would take for a formula.
  offer(parent, caption, columns, rows) {
    const cell = value => value == null ? "" : typeof value === "number" ? String(value) : `"${(/^[=+\-@\t]/.test(value) ? "'" : "") + String(value).replaceAll('"', '""')}"`;
    Page.add(parent, "button", { type: "button", class: "get", "aria-label": `CSV: ${caption}` }, "CSV").addEventListener("click", () => {
      const lines = [columns.map(column => cell(column.name)), ...rows().map(row => columns.map(column => cell(column.value(row))))];
      Page.save(`data:text/csv;charset=utf-8,${encodeURIComponent("\uFEFF" + lines.map(line => line.join(",")).join("\r\n"))}`, `${caption}.csv`);
    });
  },

  // The same as a chart says, for those who do not see it.
  behind(parent, caption, columns, rows) {
    const details = Page.add(parent, "details");
    Page.add(details, "summary", {}, Say.text("table"));
    Tables.plain(details, caption, columns, rows);
  },

  fill(body, columns, rows) {
    body.replaceChildren(...rows.map(row => {
      const line = document.createElement("tr");
      for (const column of columns) {
        const text = column.show ? column.show(row) : column.value(row) ?? "–", cell = Page.add(line, "td", { class: column.isNumber ? "n" : column.isDay ? "d" : "" });
        const link = column.link?.(row);
        if (link) Page.add(cell, "a", { href: link, rel: "noopener noreferrer" }, text); else cell.textContent = text;
      }
      return line;
    }));
  },

  // One that sorts by its headings, is searched, and by groups, where there are any, filtered.
  sortable(parent, caption, columns, rows, sort, groupOf) {
    const isRest = row => row.isRest ?? false;

    const few = 15, tools = Page.add(parent, "div", { class: "tools" }), search = Page.add(Page.add(tools, "label", {}, `${Say.text("find")} `), "input", { type: "search" });
    const group = groupOf && Page.add(Page.add(tools, "label", {}, `${Say.text("campaign")} `), "select");
    group?.append(new Option(Say.text("all"), "*"), ...[...new Set(rows.map(groupOf))].sort().map(name => new Option(name || Say.text("none"), name)));
    if (group && [...group.options].some(option => option.value === Figures.filter.campaign)) group.value = Figures.filter.campaign;
    const found = Page.add(tools, "span", { class: "muted", role: "status" }), table = Tables.plain(parent, caption, columns.map(column => ({ ...column, name: "" })), []);
    const more = Page.add(parent, "button", { type: "button" }), heads = [...table.tHead.rows[0].cells];
    let [by, isDown] = sort, isAll = false, kept = [];
    Tables.offer(parent, caption, columns, () => kept);
    const show = () => {
      const words = search.value.toLowerCase(), column = columns[by];
      kept = rows.filter(row => (!group || group.value === "*" || groupOf(row) === group.value) && (!words || columns.some(one => !one.isNumber && String(one.show ? one.show(row) : one.value(row) ?? "").toLowerCase().includes(words))));
      kept.sort((a, b) => {
        const [x, y] = [column.value(a), column.value(b)];
        return isRest(a) - isRest(b) || (x == null) - (y == null) || (column.isNumber ? x - y : String(x).localeCompare(String(y), Say.language)) * (isDown ? -1 : 1);
      });
      heads.forEach((head, i) => i === by ? head.setAttribute("aria-sort", isDown ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
      const shown = isAll ? kept : kept.slice(0, few);
      Tables.fill(table.tBodies[0], columns, shown);
      found.textContent = Say.text("rows", Say.whole(shown.length), Say.whole(kept.length));
      more.textContent = isAll ? Say.text("less") : Say.text("more", Say.whole(kept.length));
      more.hidden = kept.length <= few;
    };
    heads.forEach((head, i) => Page.add(head, "button", { type: "button", title: Say.text("sortBy", columns[i].name) }, columns[i].name).addEventListener("click", () => {
      [by, isDown] = [i, i === by ? !isDown : !!columns[i].isNumber];
      show();
    }));
    more.addEventListener("click", () => {
      isAll = !isAll;
      show();
    });
    search.addEventListener("input", show);
    group?.addEventListener("change", () => {
      Figures.filter.campaign = group.value === "*" ? null : group.value;
      Page.keepAddress();
      Page.showSections();
      Page.go("byContent");
    });
    show();
  },
};
