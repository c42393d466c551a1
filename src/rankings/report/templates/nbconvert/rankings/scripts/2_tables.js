// Tables: heads that sort, a box that filters the long ones, one year of several at a time.
const LONG = 12;

const readCell = (row, column) => {
  const cell = row.cells[column], figure = cell.querySelector("data, time"), text = cell.textContent.trim();
  if (figure) return Number(figure.value ?? figure.dateTime.replaceAll("-", ""));
  return text && text !== "–" ? text : null;
};
const compareCells = (a, b, up) => {
  if (a === null || b === null) return (a === null) - (b === null);  // what is missing stays below
  return up * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language, {numeric: true}));
};
const sortBy = (head) => {
  const table = head.closest("table"), body = table.tBodies[0], column = head.cellIndex, up = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  const rows = [...body.rows].map((row) => [readCell(row, column), row]).sort(([a], [b]) => compareCells(a, b, up));
  for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
  body.append(...rows.map(([, row]) => row));
};
for (const head of all(".table-frame thead th")) {
  if (head.closest("table").tBodies[0].rows.length < 2 || head.closest("#brief")) continue;
  const button = make("button", {type: "button", class: "sort", title: words.sort, click: () => sortBy(head)});
  button.append(...head.childNodes);
  head.append(button);
}

for (const frame of all(".table-frame")) {
  const rows = [...frame.querySelector("tbody").rows];
  if (rows.length <= LONG) continue;
  const count = make("span", {class: "subtitle", role: "status"});
  const narrow = () => {
    const wanted = plain(box.value);
    let shown = 0;
    for (const row of rows) shown += !(row.hidden = !plain(row.textContent).includes(wanted));
    count.textContent = wanted ? words.rows.replace("{shown}", shown).replace("{all}", rows.length) : "";
  };
  const box = make("input", {type: "search", placeholder: words.filter, "aria-label": `${words.filter}: ${frame.querySelector("caption").textContent}`, input: narrow});
  frame.before(make("div", {class: "tools filter", "data-vintage": frame.dataset.vintage ?? false}, box, count));
}

for (const years of all(".years")) {
  const parts = all(":scope > .year", years);
  if (parts.length < 2) continue;
  const choose = (chosen) => parts.forEach((part, place) => {
    part.hidden = part !== chosen;
    if (part === chosen && part.matches("details")) part.open = true;
    buttons[place].setAttribute("aria-pressed", part === chosen);
  });
  const buttons = parts.map((part) => make("button", {type: "button", click: () => choose(part)}, ...(part.querySelector(":scope > summary")?.cloneNode(true).childNodes ?? [years.dataset.year])));
  years.prepend(make("div", {class: "tools choice", role: "group", "aria-label": words.year}, ...buttons));
  years.classList.add("chosen");
  for (const part of parts) part.addEventListener("reveal", () => choose(part));
  choose(parts[0]);
}
