"use strict";
(() => {
  document.documentElement.classList.add("has-js");
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  let cards = [], shown = [], now = -1, sentences = new Map(), texts = new Map(), lit = [];

  // One pass over the page; nothing below looks at all pairs of anything.
  function read() {
    cards = all(".card"); sentences = new Map(); texts = new Map();
    for (const s of all(".s[data-s]")) {
      const list = sentences.get(s.dataset.s) || [];
      list.push(s); sentences.set(s.dataset.s, list);
    }
    filter();
  }
  function text(pair) {
    let t = texts.get(pair);
    if (t === undefined) texts.set(pair, t = pair.textContent.toLowerCase());
    return t;
  }
  function filter() {
    const on = name => new Set(all(`[data-filter=${name}]:checked`).map(i => i.value));
    const severity = on("severity"), status = on("status");
    const rule = one("[data-filter=rule]").value, only = one("[data-filter=only]").checked;
    const wanted = one("[data-filter=text]").value.trim().toLowerCase();
    const known = new Set(all("[data-filter=status]").map(i => i.value));
    shown = cards.filter(c => {
      const d = c.dataset;
      const fits = severity.has(d.severity) && (status.has(d.status) || !known.has(d.status)) && (!rule || rule === d.rule);
      c.classList.toggle("hide", !fits);
      return fits;
    });
    const kept = new Set(shown.map(c => c.closest(".pair")));
    for (const p of all(".pair"))
      p.classList.toggle("hide", ((only || rule) && !kept.has(p)) || (wanted !== "" && !text(p).includes(wanted)));
    shown = shown.filter(c => !c.closest(".pair").classList.contains("hide"));
    now = shown.findIndex(c => c.classList.contains("now"));
    count();
  }
  function count() { one(".shown").textContent = shown.length ? `${now + 1} of ${shown.length}` : "none"; }

  function clear() { for (const e of all(".now")) e.classList.remove("now"); }
  function light(ids) {
    for (const e of lit) e.classList.remove("lit");
    lit = [];
    for (const id of ids) for (const e of sentences.get(id) || []) { e.classList.add("lit"); lit.push(e); }
    const links = new Set(lit.map(e => e.closest(".pair").id));
    for (const id of links) for (const e of all(`.threads [data-link=${id}]`)) { e.classList.add("lit"); lit.push(e); }
  }
  function show(card, focus = true) {
    clear();
    const pair = card.closest(".pair");
    card.classList.add("now"); pair.classList.add("now");
    for (const m of all("[data-f]", pair)) if (m.dataset.f.split(" ").includes(card.id)) m.classList.add("now");
    now = shown.indexOf(card); count();
    light(all(".s", pair).map(s => s.dataset.s));
    pair.scrollIntoView({ block: pair.offsetHeight > innerHeight * .7 ? "start" : "center" });
    if (focus) card.focus({ preventScroll: true });
  }
  function step(by) {
    if (!shown.length) return;
    now = now < 0 ? (by > 0 ? 0 : shown.length - 1) : (now + by + shown.length) % shown.length;
    show(shown[now]);
  }
  document.addEventListener("mouseover", e => {
    const s = e.target.closest?.(".s");
    if (s) light(all(".s", s.closest(".pair")).map(x => x.dataset.s));
    else if (e.target.dataset?.s) light([e.target.dataset.s]);
  });
  document.addEventListener("input", e => { if (e.target.matches("[data-filter]")) filter(); });
  document.addEventListener("click", e => {
    const t = e.target, go = t.closest("[data-go]"), mark = t.closest("[data-f]");
    if (go) {
      const id = go.dataset.go;
      const place = document.getElementById(id) || sentences.get(id)?.[0];
      const pair = place?.closest(".pair");
      if (pair) { clear(); pair.classList.remove("hide"); pair.classList.add("now"); pair.scrollIntoView({ block: "center" }); light(all(".s", pair).map(x => x.dataset.s)); }
    } else if (mark) { const c = document.getElementById(mark.dataset.f.split(" ")[0]); if (c) show(c); }
    else if (t.dataset.step) step(+t.dataset.step);
    else if ("help" in t.dataset) { const h = one(".help"); h.hidden = !h.hidden; t.setAttribute("aria-expanded", String(!h.hidden)); }
    else { const c = t.closest(".card"); if (c && !t.closest("button")) show(c, false); }
  });
  document.addEventListener("keydown", e => {
    const typing = e.target.matches("input:not([type=checkbox]), select");
    if (e.key === "Escape") { clear(); light([]); if (typing) e.target.blur(); return; }
    if (typing) return;
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const letters = one("[data-letters]").checked;
    const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Slash: () => one("[data-filter=text]").focus() };
    if (letters) Object.assign(keys, { KeyJ: () => step(1), KeyK: () => step(-1) });
    if (keys[e.code]) { e.preventDefault(); keys[e.code](); }
  });

  read();
})();
