// The search for a unit: a box with a list below, by any of its names, with or without marks.
const MOST = 8;
const place = document.querySelector(".find");
const units = all("[data-find]").map((node) => {
  const name = node.dataset.name ?? node.textContent.trim(), within = node.dataset.within ?? "";
  return {name, within, href: node.getAttribute("href") ?? node.dataset.href ?? `#${node.id}`, said: plain(`${name} ${within} ${node.dataset.find}`)};
});
if (place && units.length) {
  let chosen = -1;
  const list = make("ul", {id: "found", role: "listbox", "aria-label": words.found, hidden: ""});
  const box = make("input", {type: "search", role: "combobox", "aria-label": words.find, "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: words.find});
  const close = () => { list.hidden = true; chosen = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const go = (unit) => { box.value = ""; close(); location.href = unit.href; };
  const point = (next) => {
    const options = all("[role=option]", list);
    if (!options.length) return;
    chosen = (next + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", place === chosen));
    options[chosen].scrollIntoView({block: "nearest"});
    box.setAttribute("aria-activedescendant", options[chosen].id);
  };
  let found = [];
  const search = () => {
    const wanted = plain(box.value);
    if (!wanted) return close();
    const parts = wanted.split(" ");
    found = units.filter((unit) => parts.every((part) => unit.said.includes(part)));
    found.sort((a, b) => b.said.startsWith(wanted) - a.said.startsWith(wanted));
    found.length = Math.min(found.length, MOST);
    list.replaceChildren(...found.map((unit, place) => make("li", {id: `found-${place}`, role: "option", "aria-selected": "false", mousedown: (event) => { event.preventDefault(); go(unit); }},
      unit.name, ...(unit.within ? [make("span", {class: "subtitle"}, ` ${unit.within}`)] : []))));
    if (!found.length) list.append(make("li", {role: "option", "aria-disabled": "true", "aria-selected": "false"}, words.nothing));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    chosen = -1;
  };
  box.addEventListener("input", search);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") event.preventDefault(), point(chosen + 1);
    else if (event.key === "ArrowUp") event.preventDefault(), point(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && found.length && !list.hidden) event.preventDefault(), go(found[Math.max(chosen, 0)]);
  });
  place.replaceChildren(box, list);
  place.setAttribute("role", "search");
}
