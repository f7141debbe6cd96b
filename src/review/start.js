"use strict";
(() => {
  const one = (what, where = document) => where.querySelector(what), all = what => [...document.querySelectorAll(what)];
  const token = document.body.dataset.token, field = id => document.getElementById(id);
  const say = words => { one(".toast span").textContent = words; };
  async function ask(path, body, headers = {}) {
    const answer = await fetch(path, { method: "POST", headers: { "x-hexapla-token": token, ...headers }, body });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.status === 204 ? null : answer.json();
  }
  async function guarded(what) {
    say(""); document.body.dataset.busy = "";
    try { await what(); } catch (e) { say(e instanceof TypeError ? "The review does not answer. Start hexapla review again." : e.message); }
    finally { delete document.body.dataset.busy; }
  }
  function load(file, id) {
    return guarded(async () => {
      const read = await ask("/read", file, { "x-hexapla-name": encodeURIComponent(file.name) });
      field(id).value = read.text;
      const about = one(`[data-about=${id}]`);
      if (about) about.textContent = `${file.name}: ${read.sentences} sentences, ${read.language}. ${read.notes.join(" ")}`;
      if (id === "article") await outline();
      else if (!field("name").value) field("name").value = file.name.replace(/\..*$/, "");
    });
  }
  async function outline() {
    const text = field("article").value;
    const found = text.trim() ? await ask("/outline", text) : { headings: [] };
    const option = h => new Option(`line ${h.number}: ${h.text.slice(0, 70)}`, h.number);
    field("at").replaceChildren(...found.headings.map(option));
    field("end").replaceChildren(new Option("the end of the article", ""), ...found.headings.map(option));
    if (found.at) field("at").value = found.at;
    field("end").value = found.end || "";
    one(".cut").hidden = !found.headings.length;
    one(".article .none").hidden = !text.trim() || found.headings.length > 0;
  }
  const send = replace => guarded(async () => {
    const value = id => field(id).value;
    if (!value("target").trim() || !value("source").trim()) { say("Both fields need a text."); return; }
    const kept = await ask("/compare", JSON.stringify({
      name: value("name"), source: value("source"), target: value("target"),
      source_lang: value("source_lang"), target_lang: value("target_lang"), replace,
    }));
    if (kept === "taken") {
      say("Other texts of this name are kept already. Give another name, or put these in their place: verdicts on what still stands are kept.");
      field("replace").hidden = false;
    } else location.href = "/?token=" + encodeURIComponent(token);
  });

  for (const area of all("[data-drop]")) {
    area.addEventListener("dragover", e => { e.preventDefault(); area.classList.add("over"); });
    area.addEventListener("dragleave", () => area.classList.remove("over"));
    area.addEventListener("drop", e => {
      const file = e.dataTransfer.files[0];
      area.classList.remove("over");
      if (file) { e.preventDefault(); load(file, area.dataset.drop); }
    });
  }
  // A file that misses the fields is not to take the place of the page.
  for (const name of ["dragover", "drop"]) addEventListener(name, e => { if (e.dataTransfer?.types.includes("Files")) e.preventDefault(); });
  for (const input of all("[data-file]")) input.addEventListener("change", () => { if (input.files[0]) load(input.files[0], input.dataset.file); });
  let pause = 0;
  field("article").addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => guarded(outline), 300); });
  field("split").addEventListener("click", () => guarded(async () => {
    const end = field("end").value;
    const halves = await ask(`/split?at=${field("at").value}${end ? "&end=" + end : ""}`, field("article").value);
    field("target").value = halves.target; field("source").value = halves.source;
    field("target").scrollIntoView({ block: "center" });
  }));
  field("name").addEventListener("input", () => { field("replace").hidden = true; });
  field("compare").addEventListener("click", () => send(false));
  field("replace").addEventListener("click", () => send(true));
  for (const button of all("[data-open]")) button.addEventListener("click", () => guarded(async () => {
    await ask("/open", button.dataset.open);
    location.href = "/?token=" + encodeURIComponent(token);
  }));
})();
