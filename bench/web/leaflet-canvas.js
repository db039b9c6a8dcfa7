// Leaflet with its canvas renderer: a circle for each event, added and removed between two days.
import { drawn, load, start, upTo } from "./contest.js";

const map = L.map("map", { center: [51.55, 36.25], zoom: 8, maxZoom: 18, preferCanvas: true });
const events = await load();
const style = { radius: 5, weight: 1, color: "#fff", fillColor: "#b5402f", fillOpacity: 0.8 };
const circles = events.map((event) => L.circleMarker([event.lat, event.lon], style));
let shown = circles.length;
for (const circle of circles) circle.addTo(map);

start(events[0].day, events.at(-1).day, (day) => {
  const until = upTo(events, day);
  for (; shown < until; shown += 1) circles[shown].addTo(map);
  for (; shown > until; shown -= 1) circles[shown - 1].remove();
});
drawn();
