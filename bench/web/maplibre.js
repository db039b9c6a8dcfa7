// MapLibre GL: one source, read by its worker from the address; the slider sets the layer's filter.
// Dates of the file are ISO dates, which compare as texts. Its own clustering cannot be filtered by
// day without making the source anew, so events are circles.
import * as maplibregl from "./node_modules/maplibre-gl/dist/maplibre-gl.mjs";
import { address, dayOf, drawn, start } from "./contest.js";

const map = new maplibregl.Map({
  container: "map",
  center: [36.25, 51.55],
  zoom: 7,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: { events: { type: "geojson", data: new URL(address, location.href).href } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#f4f1ea" } },
      {
        id: "events",
        type: "circle",
        source: "events",
        filter: ["<=", ["get", "date"], "9999"],
        paint: {
          "circle-radius": 5,
          "circle-color": "#b5402f",
          "circle-opacity": 0.8,
          "circle-stroke-width": 1,
          "circle-stroke-color": "#fff",
        },
      },
    ],
  },
});

const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

map.once("idle", () => {
  // The days of every made-up file.
  start(dayOf("2024-08-06"), dayOf("2025-04-26"), (day) => {
    map.setFilter("events", ["<=", ["get", "date"], iso(day)]);
    return new Promise((resolve) => map.once("idle", resolve));
  });
  drawn();
});
