// Reads files beside the page, so that a large one never makes it stand still, and keeps what they gave until asked
// which of it is one of the company's projects. Nothing is asked of anybody.
import { match } from "./matching.js";
import { joined, readFile } from "./reading.js";

const parts = [];

self.addEventListener("message", async function ({ data }) {
  if (data.file) {
    parts.push(await readFile(data.file, data.name, (share) => self.postMessage({ number: data.number, share })));
    self.postMessage({ number: data.number, done: true });
    return;
  }
  const { components, findings, files } = joined(parts);
  const told = data.projects ? { uses: match(components, data.projects, data.today) } : { components };
  self.postMessage({ number: data.number, done: true, found: { ...told, count: components.length, findings, files } });
});
