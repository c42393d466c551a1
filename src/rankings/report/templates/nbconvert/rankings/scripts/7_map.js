// The country: index, year and boundaries chosen, told in tiles and in the table.
const map = document.querySelector(".map");
if (map) {
  const says = JSON.parse(map.dataset.words), standing = JSON.parse(document.getElementById("standing").textContent);
  const fill = (text, facts) => text.replace(/\{\{ (\w+) \}\}/g, (_, name) => facts[name]);
  const shown = document.getElementById("shown"), told = document.getElementById("told");
  const titles = JSON.parse(map.dataset.titles);
  const choose = (label, values) => make("select", {"aria-label": label, change: () => show()}, ...values.map(([value, text]) => make("option", {value}, text)));
  const index = choose(says.index, Object.entries(titles)), year = choose(says.year, []);
  let vintage = "63";
  const buttons = ["63", "34"].map((value) => make("button", {type: "button", click: () => { vintage = value; show(); }}, fill(says.vintages, {provinces: value})));
  const yearsOf = () => Object.values(standing).filter((choice) => choice.index === index.value).map((choice) => choice.year).sort((a, b) => b - a);
  const show = () => {
    const years = yearsOf(), wanted = years.includes(Number(year.value)) ? year.value : years[0];
    year.replaceChildren(...years.map((value) => make("option", {value}, value)));
    year.value = wanted;
    const chosen = standing[`${index.value}-${wanted}`];
    shown.textContent = `${titles[index.value]} ${wanted}`;
    told.textContent = [fill(chosen.whole ? says.whole : says.partial, chosen), chosen.by_score ? says.by_score : "", chosen.vintage === vintage ? "" : fill(vintage === "34" ? says.parts : says.later, {provinces: chosen.vintage})].join(" ");
    ["63", "34"].forEach((value, place) => buttons[place].setAttribute("aria-pressed", value === vintage));
    for (const part of all("#country [data-vintage]")) part.hidden = part.dataset.vintage !== vintage;
    for (const tile of all(`.tiles[data-vintage="${vintage}"] a`)) {
      const parts = chosen.vintage === vintage ? [tile.dataset.province] : vintage === "34" ? tile.dataset.parts.split(" ") : [];
      const found = parts.map((part) => chosen.ranks[part] ?? ["–", ""]);
      tile.querySelector("b").textContent = found.some(([rank]) => rank !== "–") ? found.map(([rank]) => rank).join(" · ") : "–";
      tile.dataset.band = found.length === 1 ? found[0][1] : "";
    }
    for (const row of all(`#provinces-${vintage} tbody tr`)) {
      const [rank, , score, exact, address] = (chosen.vintage === vintage && chosen.ranks[row.dataset.province]) || ["–"];
      const value = make("data", {value: rank.replace("≈", "")}, rank);
      row.querySelector("[data-cell=rank]").replaceChildren(rank === "–" ? rank : address ? make("a", {href: address, rel: "noreferrer", class: "cited"}, value) : value);
      row.querySelector("[data-cell=score]").replaceChildren(score ? make("data", {value: exact}, score) : "");
    }
  };
  for (const part of all("#country [data-vintage]")) part.addEventListener("reveal", () => { vintage = part.dataset.vintage; show(); });
  map.prepend(make("div", {class: "tools"}, index, year, make("span", {class: "choice", role: "group", "aria-label": says.vintage}, ...buttons)));
  const [firstIndex, firstYear] = map.dataset.first.split("-");
  index.value = firstIndex;
  year.append(make("option", {value: firstYear}, firstYear));
  show();
}
