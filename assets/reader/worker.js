// Reads a file that the reader of the page opens: beside the page, so that the page stays alive.
// It is sent one message, `[script, module, order, source]`: the addresses of the program and its module, how day and
// month are ordered (1, 2, or 0 for what the file tells), and a file or the address of one. It answers with
// `[bytes read, of how many]`, then with one ArrayBuffer (what the file holds) or one string (why it cannot be opened).

const SLICE = 1 << 20;

async function* pieces(blob) {
  for (let at = 0; at < blob.size; at += SLICE) {
    yield new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer());
  }
}

async function* body(response) {
  const stream = response.body.getReader();
  for (let part = await stream.read(); !part.done; part = await stream.read()) {
    yield part.value;
  }
}

async function opened(source) {
  if (typeof source !== "string") {
    return [pieces(source), source.size];
  }
  const response = await fetch(source, { mode: "same-origin" });
  if (!response.ok) {
    throw `${source}: HTTP status ${response.status}`;
  }
  return [body(response), Number(response.headers.get("content-length"))];
}

async function read([script, module, order, source]) {
  const program = await import(script);
  await program.default({ module_or_path: module });
  const reader = new program.Reader(order);
  const [parts, size] = await opened(source);
  let done = 0;
  let told = 0;
  for await (const part of parts) {
    done += part.length;
    if (done > program.largest()) {
      throw `The file is larger than ${program.largest() / 1e6} MB.`;
    }
    reader.push(part);
    if (performance.now() - told > 50) {
      told = performance.now();
      postMessage([done, size]);
    }
  }
  const parcel = reader.finish().buffer;
  postMessage(parcel, [parcel]);
}

onmessage = (event) => {
  read(event.data).catch((error) => postMessage(String(error)));
};
