// Charts: one unit marked among many, in the drawing and in words; the drawing and its numbers taken away.
const numbersOf = (figure) => {
  if (figure.dataset.numbers) return document.getElementById(figure.dataset.numbers)?.querySelector("table") ?? null;
  let next = figure.nextElementSibling;
  while (next?.matches(".tools")) next = next.nextElementSibling;
  return next?.matches(".table-frame, details.numbers") ? next.querySelector("table") : null;
};
const readTable = (table) => [...table.rows].map((row) => [...row.cells].filter((cell) => !cell.matches(".screen-only")));
const cellText = (cell) => cell.textContent.replace(/\s+/g, " ").replaceAll("−", "-").trim();

for (const figure of all("figure.chart")) {
  const marked = all("[data-unit]", figure), table = numbersOf(figure);
  if (!marked.length || !table) continue;
  const [heads, ...rows] = readTable(table);
  const rowOf = new Map(rows.map((cells) => [cells.find((cell) => cell.querySelector("a.unit"))?.querySelector("a.unit").hash.slice(1), cells]));
  const said = make("p", {class: "said", role: "status"});
  const mark = (unit) => {
    figure.classList.toggle("marking", Boolean(unit));
    for (const part of marked) part.classList.toggle("marked", part.dataset.unit === unit);
    const cells = rowOf.get(unit);
    said.textContent = cells ? `${cellText(cells[0])}: ${cells.slice(1).map((cell, place) => [cellText(heads[place + 1]), cellText(cell)]).filter(([, value]) => value).map((pair) => pair.join(": ")).join(" · ")}` : "";
    choice.value = unit ?? "";
  };
  const choice = make("select", {"aria-label": words.mark, change: () => mark(choice.value || null)}, make("option", {value: ""}, words.nobody),
    ...[...rowOf].filter(([unit]) => unit).map(([unit, cells]) => make("option", {value: unit}, cellText(cells[0]))));
  let kept = null;
  for (const part of marked) {
    part.addEventListener("pointerenter", () => mark(part.dataset.unit));
    part.addEventListener("pointerleave", () => mark(kept));
    part.addEventListener("click", () => mark(kept = kept === part.dataset.unit ? null : part.dataset.unit));
  }
  choice.addEventListener("change", () => { kept = choice.value || null; });
  figure.append(make("div", {class: "tools"}, choice), said);
}

const save = (name, address) => make("a", {href: address, download: name}).click();
const drawing = (figure) => {
  const svg = figure.querySelector(".wide svg").cloneNode(true), [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const text = new XMLSerializer().serializeToString(svg).replace(/var\(--chart-\w+, (#\w+)\)/g, "$1");
  return {address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`, width, height};
};
const savePicture = async (figure) => {
  const {address, width, height} = drawing(figure), picture = new Image(), canvas = make("canvas", {width: 2 * width, height: 2 * height}), pen = canvas.getContext("2d");
  picture.src = address;
  await picture.decode();
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  save(`${figure.id}.png`, canvas.toDataURL("image/png"));
};
const saveNumbers = (figure) => {
  const between = language === "vi" ? ";" : ",";  // as Excel of that language opens it
  const lines = readTable(numbersOf(figure)).map((cells) => cells.map((cell) => `"${cellText(cell).replace(/^([=+@-])(?!\d)/, "'$1").replaceAll('"', '""')}"`).join(between));
  save(`${figure.id}.csv`, `data:text/csv;charset=utf-8,${encodeURIComponent("\ufeff" + lines.join("\r\n"))}`);
};
for (const figure of all("figure.chart")) {
  const kinds = [["PNG", savePicture], ["SVG", () => save(`${figure.id}.svg`, drawing(figure).address)], ...(numbersOf(figure) ? [["CSV", saveNumbers]] : [])];
  figure.append(make("div", {class: "tools downloads", role: "group", "aria-label": words.download}, ...kinds.map(([name, run]) => make("button", {type: "button", class: "quiet", click: () => run(figure)}, `↓ ${name}`))));
}
