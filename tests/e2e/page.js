// Short names for what the tests look at, by role and accessible name. Put before every script.
const $ = (css) => document.querySelector(css);
const $$ = (css) => [...document.querySelectorAll(css)];
const shown = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true, opacityProperty: false }));
const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

const slider = () => $('input[type="range"][aria-label="Date"]');
const day = () => slider()?.getAttribute("aria-valuetext");
const dock = () => $('section[aria-label="Timeline"]');
const status = () => text(dock()?.querySelector('[role="status"] b'));
const count = () => Number(/^[\d,]+/.exec(status())?.[0].replace(/,/g, "") ?? 0);
const details = () => $('[role="region"][aria-label="Event details"]');
const alerts = () => $$('[role="alert"]').filter(shown).map(text);
const rows = () => $$("[data-event]");
const button = (name) => $$("button, [role=button]").find((b) => (b.getAttribute("aria-label") ?? text(b)) === name);

// The marks of events at a point: single ones and clusters, in the order of the page.
const marks = () => $$('[data-layer="marks"] [data-key]');
const isSingle = (mark) => mark.classList.contains("mk");
// How many events a mark stands for: what it says, or one.
const counted = (mark) => isSingle(mark) ? 1 : Number(text(mark));
const middle = (element) => {
  const box = element.getBoundingClientRect();
  return { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
};
// Whether a click at its middle reaches it: not under another mark, the panel or the edge.
const inReach = (mark) => {
  const { x, y } = middle(mark.querySelector(".hit") ?? mark);
  return document.elementFromPoint(x, y)?.closest("[data-marker]") === mark;
};

// Whether a finger that is 11 px off the middle still hits it: its target may be larger than its box.
const isHitAround = (element) => {
  element.scrollIntoView({ block: "center" });
  const { x, y } = middle(element);
  return [[-11, 0], [11, 0], [0, -11], [0, 11]].every(([dx, dy]) =>
    element.contains(document.elementFromPoint(x + dx, y + dy)));
};

// What two people who share a link should both see.
const view = () => ({
  day: day(),
  status: status(),
  map: $('[data-layer="basemap"]').getAttribute("transform"),
  marks: marks().map((m) => [m.dataset.marker, counted(m), m.getAttribute("transform")]),
  list: rows().map((row) => row.dataset.event),
  details: text(details()?.querySelector("h2")),
  tab: text($('[role="tab"][aria-selected="true"]')),
  window: dock().querySelector("fieldset.mode input:checked")?.parentElement.textContent,
});

// The page has come up, with its base map and with something in the panel.
// The map is drawn for the size it has, not for the one it was guessed to have.
const fits = () => Math.abs(Number($("svg.map")?.getAttribute("width")) - $(".mapsurface")?.clientWidth) < 1;
const ready = () => Boolean(slider() && fits() && $("[data-layer=basemap] path") && !$("#boot") && text($("#details")).length > 0);

// How an element looks: what a visible focus changes in it or in its label.
const look = (element) => {
  const of = (e, pseudo) => {
    const s = getComputedStyle(e, pseudo);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderTopColor, s.textDecorationLine, s.stroke, s.strokeWidth, s.fill].join();
  };
  const parts = [element, ...element.querySelectorAll("*")];
  const label = element.closest("label");
  if (label) parts.push(label);
  return parts.map((part) => of(part) + of(part, "::after")).join("|");
};
const focusShows = () => {
  const element = document.activeElement;
  const focused = look(element);
  element.blur();
  const plain = look(element);
  element.focus({ preventScroll: true, focusVisible: true });
  return focused !== plain;
};
