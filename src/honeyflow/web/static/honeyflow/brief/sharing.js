// Handing over: a link made by a signed-in member; what takes it back is kept in the draft and nowhere else.
import { el, only } from "./dom.js";
import { sentDraft } from "./draft.js";

export function setUpSharing(root, app, addresses) {
  const said = only("[data-release-state]", root);
  only("[data-release]", root)?.addEventListener("click", async function () {
    said.textContent = "Making the link…";
    try {
      const body = new URLSearchParams({ token: addresses.token, days: only("[data-days]", root).value, draft: sentDraft(app.draft) });
      const answer = await fetch(addresses.release, { method: "POST", credentials: "same-origin", body });
      const told = await answer.json().catch(() => ({ message: "No link was made. Open this page again, and sign in." }));
      if (!answer.ok) throw new Error(told.message);
      app.draft.links.push({ secret: told.secret, take_back: told.take_back, last_on: told.last_on });
      said.textContent = "The link is made. Nobody but who has it can open it.";
      app.changed();
      showLinks(root, app, addresses);
    } catch (error) {
      said.textContent = error.message;
    }
  });
}

export function showLinks(root, app, addresses) {
  only("[data-links]", root).replaceChildren(...app.draft.links.map((link, number) => row(root, app, addresses, link, number)));
}

function row(root, app, addresses, link, number) {
  const said = only("[data-release-state]", root);
  const address = `${location.origin}/shared/${link.secret}/`;
  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      said.textContent = "The link is in your clipboard.";
    } catch {
      said.textContent = "Your browser does not let the page copy: select the link and copy it.";
    }
  }
  async function takeBack() {
    try {
      const answer = await fetch(addresses.takeBack, { method: "POST", credentials: "omit", body: new URLSearchParams({ secret: link.secret, take_back: link.take_back }) });
      if (!answer.ok) throw new Error();
      app.draft.links.splice(number, 1);
      said.textContent = "Taken back: whoever opens it now finds nothing.";
      app.changed();
      showLinks(root, app, addresses);
    } catch {
      said.textContent = "The server did not answer; the link is still good.";
    }
  }
  return el("li", {},
    el("b", {}, `Good until ${link.last_on}`),
    el("input", { readonly: true, value: address, "aria-label": `Link, good until ${link.last_on}`, onfocus: (event) => event.target.select() }),
    el("button", { type: "button", class: "plainbutton", onclick: copy }, "Copy"),
    el("a", { class: "plainbutton", href: address, target: "_blank", rel: "noreferrer noopener" }, "Open"),
    el("button", { type: "button", class: "plainbutton plainbutton--alarm", onclick: takeBack }, "Take back"));
}
