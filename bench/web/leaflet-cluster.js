// Leaflet with markercluster: the slider adds and removes the markers between two days; where
// more would be removed than stay, the clusters are made anew, which is quicker.
import { drawn, load, start, upTo } from "./contest.js";

const map = L.map("map", { center: [51.55, 36.25], zoom: 8, maxZoom: 18 });
const clusters = L.markerClusterGroup();
const events = await load();
const markers = events.map((event) => L.marker([event.lat, event.lon], { title: event.title }));
let shown = markers.length;
clusters.addLayers(markers);
map.addLayer(clusters);

start(events[0].day, events.at(-1).day, (day) => {
  const until = upTo(events, day);
  if (until >= shown) {
    clusters.addLayers(markers.slice(shown, until));
  } else if (shown - until <= until) {
    clusters.removeLayers(markers.slice(until, shown));
  } else {
    clusters.clearLayers();
    clusters.addLayers(markers.slice(0, until));
  }
  shown = until;
});
drawn();
