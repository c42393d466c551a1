// Evidence: the quote beside the figure, and from the passage the way back to the figure.
const tip = make("div", {id: "tip", role: "tooltip", class: "tip", hidden: ""});
document.body.append(tip);
let told = null, origin = null, waiting = 0;
const hideTip = () => {
  clearTimeout(waiting);
  if (!told) return;
  told.title = told.dataset.quote;
  told.removeAttribute("aria-describedby");
  tip.hidden = true;
  told = null;
};
const showTip = (link) => {
  if (told === link) return;
  hideTip();
  told = link;
  link.dataset.quote = link.title;
  link.removeAttribute("title");  // the browser's own tooltip would lie over ours
  const source = document.getElementById(`source-${link.hash.slice(3).replace(/-\d+-\d+$/, "")}`);
  tip.replaceChildren(make("q", {lang: "vi"}, link.dataset.quote), make("span", {class: "subtitle"}, source ? source.textContent : ""), make("a", {href: link.hash, click: () => leave(link)}, words.open));
  tip.hidden = false;
  link.setAttribute("aria-describedby", "tip");
  const box = link.getBoundingClientRect(), room = document.documentElement.clientWidth;
  const below = box.bottom + tip.offsetHeight < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(box.left, room - tip.offsetWidth - 8)) + scrollX}px`;
  tip.style.top = `${(below ? box.bottom : box.top - tip.offsetHeight) + scrollY}px`;
};
const isEvidence = (node) => node.closest?.("a.evidence, a.cited");
const later = (run, wait) => { clearTimeout(waiting); waiting = setTimeout(run, wait); };
document.addEventListener("pointerover", (event) => {
  const link = event.pointerType === "mouse" && isEvidence(event.target);
  if (link) later(() => showTip(link), 120);
  else if (tip.contains(event.target)) clearTimeout(waiting);
  else later(hideTip, 250);
});
document.addEventListener("focusin", (event) => {
  const link = isEvidence(event.target);
  if (link?.matches(":focus-visible")) showTip(link);
  else if (!tip.contains(event.target)) hideTip();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });

const back = make("button", {type: "button", class: "back", hidden: "", click: () => {
  back.hidden = true;
  origin.scrollIntoView({block: "center"});
  origin.focus({preventScroll: true});
}});
document.body.append(back);
const leave = (link) => {
  origin = link;
  back.textContent = `${words.back} ${link.matches(".cited") ? link.textContent.trim() : ""}`;
  back.hidden = false;
  hideTip();
};
document.addEventListener("click", (event) => {
  const link = isEvidence(event.target);
  if (!link) return tip.contains(event.target) || hideTip();
  if (event.pointerType === "touch" && told !== link) return event.preventDefault(), showTip(link);
  leave(link);
});
