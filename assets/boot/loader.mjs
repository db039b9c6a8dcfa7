// Trunk's initializer: tells the page (boot.js) how loading the WebAssembly module goes, and fetches its second module.

const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`kursk:${name}`, { detail }));

let started;
const first = new Promise((resolve) => {
  started = resolve;
});

const asset = (name) => document.querySelector(`link[data-asset="${name}"]`);

// What the first view does without is a second module, which works in the memory of the first one. It comes with a hash: the
// module of a page that was put on the server since would not fit this one. An answer that tells of an error has another, too.
const module = async ({ href, integrity }) => {
  const response = await fetch(href, { integrity }).catch(({ message }) => {
    throw new Error(`${href}: ${message}. If the page was renewed in the meantime, reloading it helps.`);
  });
  await WebAssembly.instantiate(await response.arrayBuffer(), { first: await first });
};

// Its style sheet.
const sheet = ({ href }) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
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
