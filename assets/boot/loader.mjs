// Trunk's initializer: tells the page (boot.js) how loading the WebAssembly module goes.

const tell = (name, detail) => window.dispatchEvent(new CustomEvent(`kursk:${name}`, { detail }));

export default function loader() {
  return {
    onProgress: ({ current, total }) => tell("progress", { current, total }),
    onFailure: (error) => tell("failure", String(error)),
  };
}
