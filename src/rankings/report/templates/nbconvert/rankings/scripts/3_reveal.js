// Addresses: what a link leads to is unfolded, one card at a time; the menu closes behind it.
const menu = document.querySelector("details.menu");
const reveal = () => {
  if (menu) menu.open = false;
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches(".card")) for (const other of all("details.unit[open]")) other.open = other.contains(target);
  let moved = false;
  for (let node = target; node; node = node.parentElement) {
    if (node.hidden && node.matches(".year, [data-vintage]")) moved = true, node.dispatchEvent(new Event("reveal"));
    if (node.matches("details") && !node.open) moved = node.open = true;
  }
  if (moved || target.matches(".card")) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) menu.open = false, menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
for (const link of all("a[hreflang]")) link.addEventListener("click", () => { link.hash = location.hash; });
for (const card of all(".card[id]")) {
  card.append(make("button", {type: "button", class: "quiet", click: () => { location.hash = card.id; print(); }}, words.print));
}
