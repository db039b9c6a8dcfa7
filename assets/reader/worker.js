// Reads a file that the reader of the page opens: beside the page, so that the page stays alive.
// It is sent `[script, module, order, source]`: the addresses of the program and its module, how day and month are
// ordered (1, 2, or 0 for what the file tells), and a file or the address of one. It answers with
// `[bytes read, of how many]`, then with one ArrayBuffer (what the file holds) or one string (why it cannot be opened), then
// with another ArrayBuffer (what is searched of it). Each of these it keeps until it is sent `"tell"`: whoever begins it may
// be there before anybody listens.

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

async function loaded(script, module) {
  const [program, response] = await Promise.all([import(script), fetch(module)]);
  await program.default({ module_or_path: response });
  return program;
}

async function read([script, module, order, source]) {
  const [program, [parts, size]] = await Promise.all([loaded(script, module), opened(source)]);
  const reader = new program.Reader(order);
  let done = 0;
  let said = 0;
  for await (const part of parts) {
    done += part.length;
    if (done > program.largest()) {
      throw `The file is larger than ${program.largest() / 1e6} MB.`;
    }
    reader.push(part);
    if (performance.now() - said > 50) {
      said = performance.now();
      postMessage([done, size]);
    }
  }
  return [reader.finish(), reader];
}

// How often there was a "tell", and who waits for one.
let told = 0;
let waiting = [];
const heard = (times) =>
  new Promise((resolve) => {
    waiting.push(() => told >= times && resolve());
    waiting.at(-1)();
  });

const give = async (bytes, times) => {
  await heard(times);
  postMessage(bytes.buffer, [bytes.buffer]);
};

onmessage = async ({ data }) => {
  if (data === "tell") {
    told += 1;
    waiting.forEach((ask) => ask());
    return;
  }
  try {
    const [parcel, reader] = await read(data);
    await give(parcel, 1);
    await give(reader.searched(), 2);
  } catch (error) {
    await heard(1);
    postMessage(String(error));
  }
};
