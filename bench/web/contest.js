// What the pages of the contest share: the file is read, days are numbered, the slider drives the map.

const DAY = 86_400_000;

/** The address of the file, from `?data=`. */
export const address = new URLSearchParams(location.search).get("data");

/** A civil day as a number. */
export const dayOf = (text) => Math.round(Date.parse(`${text}T00:00Z`) / DAY);

/** The events, in the order of their days. */
export async function load() {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { features } = await answer.json();
  const events = features.map(({ geometry, properties }) => ({
    day: dayOf(properties.date),
    lat: geometry.coordinates[1],
    lon: geometry.coordinates[0],
    title: properties.title,
  }));
  return events.sort((a, b) => a.day - b.day);
}

/** Number of events up to the day, those included. */
export function upTo(events, day) {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].day <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Connects the slider with the map. `show(day)` may give a promise that is kept when the map has followed. */
export function start(first, last, show) {
  const slider = document.querySelector("input");
  Object.assign(slider, { min: first, max: last, value: last });
  let shown;
  slider.addEventListener("input", () => { shown = show(Number(slider.value)); });
  window.contest = {
    first,
    last,
    step: async (day) => {
      slider.value = day;
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await shown;
    },
  };
}

/** Notes when the first markers are on the screen. */
export function drawn() {
  requestAnimationFrame(() => { window.firstMark = performance.now(); });
}
