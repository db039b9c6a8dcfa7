// Trunk's initializer: tells the page (boot.js) how loading the WebAssembly module goes, and fetches its second module.

const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`kursk:${name}`, { detail }));

let started;
const first = new Promise((resolve) => {
  started = resolve;
});

const asset = (name) => document.querySelector(`link[data-asset="${name}"]`)?.href;

// What the first view does without is a second module, which works in the memory of the first one,
const module = async (url) => {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: HTTP status ${response.status}`);
  }
  await WebAssembly.instantiate(await response.arrayBuffer(), { first: await first });
};

// and its style sheet.
const sheet = (url) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(url));
    };
    document.head.append(link);
  });

// A page built for development is one module.
if (asset("second.wasm")) {
  let second;
  window.kurskSecond = () => {
    second ??= sheet(asset("second.css"))
      .then(() => module(asset("second.wasm")))
      .catch((error) => {
        second = undefined;
        throw error;
      });
    return second;
  };
}

export default function loader() {
  return {
    onProgress: ({ current, total }) => tell("progress", { current, total }),
    onSuccess: (wasm) => started(wasm),
    onFailure: (error) => tell("failure", String(error)),
  };
}
