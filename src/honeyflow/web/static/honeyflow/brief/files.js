// Files somebody picks or drops, read in a worker; of a folder those that are dependency files, as inventory/folder.py.
import { kindByName, lookedFor } from "./kinds.js";
import { FILES, FOLDER_LEVELS } from "./trouble.js";

const PASSED_OVER = new Set([
  "node_modules", "vendor", "third_party", ".git", ".hg", ".svn", ".venv", "venv", ".tox", "site-packages",
  "dist", "build", "target", "__pycache__", "testdata", "fixtures",
]);

export function wanted(files) {
  return files.filter(function ({ name }) {
    const parts = name.split("/");
    const outside = parts.slice(0, -1).every((part) => !PASSED_OVER.has(part.toLowerCase()));
    return outside && parts.length <= FOLDER_LEVELS && kindByName(name);
  });
}

// What the files say together: with `projects` which of it is theirs, without them all components.
export async function readAll(files, isFolder, told, { projects, today } = {}) {
  const found = isFolder ? wanted(files) : files;
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  try {
    for (const [number, { file, name }] of found.slice(0, FILES).entries()) {
      await ask(worker, { number, file, name }, (share) => told((number + share) / found.length));
    }
    const read = await ask(worker, { number: FILES, projects, today }, told);
    const most = `at most ${FILES}`;
    if (found.length > FILES) read.findings.push(said("inventory-many-files", `${found.length} dependency files`, most, `the first ${FILES} were read`));
    if (!found.length) read.findings.push(said("inventory-none-found", "no dependency file found", `one of: ${lookedFor().join(", ")}`, "nothing was taken"));
    return read;
  } finally {
    worker.terminate();
  }
}

// Files of what was dropped: folders are walked, links cannot be seen from here.
export async function dropped(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) {
    return { isFolder: false, files: Array.from(transfer.files, (file) => ({ file, name: file.name })) };
  }
  const files = [];
  const waiting = entries.map((entry) => ({ entry, name: entry.name }));
  while (waiting.length && files.length < 100_000) {
    const { entry, name } = waiting.shift();
    if (entry.isFile) files.push({ file: await new Promise((done, fail) => entry.file(done, fail)), name });
    else if (!PASSED_OVER.has(entry.name.toLowerCase()) && name.split("/").length < FOLDER_LEVELS) {
      for (const each of await listed(entry.createReader())) waiting.push({ entry: each, name: `${name}/${each.name}` });
    }
  }
  return { isFolder: true, files };
}

async function listed(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    found.push(...some);
  }
}

function ask(worker, message, told) {
  return new Promise(function (done, fail) {
    worker.onerror = (error) => fail(new Error(error.message || "the reading stopped"));
    worker.onmessage = function ({ data }) {
      if (data.number !== message.number) return;
      if (data.done) done(data.found);
      else told(data.share);
    };
    worker.postMessage(message);
  });
}

function said(rule, seen, expected, done) {
  return { rule, source: "", seen, expected, done };
}
