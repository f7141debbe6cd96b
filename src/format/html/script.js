"use strict";
const page = (() => {
  document.documentElement.classList.add("has-js");
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  let cards = [], shown = [], now = -1, sentences = new Map(), texts = new Map(), lit = [];
  // What a review adds: keys by code, given the card and the pair that are looked at, and what a click may mean.
  const keys = {}, letters = {}, clicks = [];

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
    if (t === undefined) {
      t = all("bdi, .why, .card strong", pair).map(e => e.textContent).join(" ").toLowerCase();
      texts.set(pair, t);
    }
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

  function clear() { for (const e of all(".now")) e.classList.remove("now"); now = -1; }
  function light(ids) {
    for (const e of lit) e.classList.remove("lit");
    lit = [];
    for (const id of ids) for (const e of sentences.get(id) || []) { e.classList.add("lit"); lit.push(e); }
    const links = new Set(lit.map(e => e.closest(".pair").id));
    for (const id of links) for (const e of all(`.threads [data-link=${id}]`)) { e.classList.add("lit"); lit.push(e); }
  }
  function look(pair) {
    clear();
    pair.classList.remove("hide"); pair.classList.add("now");
    light(all(".s", pair).map(s => s.dataset.s));
    pair.scrollIntoView({ block: pair.offsetHeight > innerHeight * .7 ? "start" : "center" });
  }
  function show(card, focus = true) {
    const pair = card.closest(".pair");
    look(pair);
    card.classList.add("now");
    for (const m of all("[data-f]", pair)) if (m.dataset.f.split(" ").includes(card.id)) m.classList.add("now");
    now = shown.indexOf(card); count();
    if (focus) card.focus({ preventScroll: true });
  }
  function step(by) {
    if (!shown.length) return;
    // Without a finding at hand, from the pair that is looked at.
    if (now < 0) {
      const pair = one(".pair.now");
      const behind = pair ? shown.findIndex(c => pair.compareDocumentPosition(c) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
      now = by > 0 ? (behind < 0 ? 0 : behind) : ((behind < 0 ? shown.length : behind) - 1 + shown.length) % shown.length;
    } else now = (now + by + shown.length) % shown.length;
    show(shown[now]);
  }
  function stepPair(by) {
    const pairs = all(".pair:not(.hide)"), at = pairs.indexOf(one(".pair.now"));
    const next = pairs[at < 0 ? (by > 0 ? 0 : pairs.length - 1) : at + by];
    if (next) { look(next); count(); }
  }
  function help() {
    const h = one(".help"), button = one("[data-help]");
    h.hidden = !h.hidden; button.setAttribute("aria-expanded", String(!h.hidden));
    if (!h.hidden) scrollTo(0, 0);
  }
  document.addEventListener("mouseover", e => {
    const s = e.target.closest?.(".s");
    if (s) light(all(".s", s.closest(".pair")).map(x => x.dataset.s));
    else if (e.target.dataset?.s) light([e.target.dataset.s]);
  });
  document.addEventListener("input", e => { if (e.target.matches("[data-filter]")) filter(); });
  document.addEventListener("click", e => {
    const t = e.target;
    if (clicks.some(click => click(t))) return;
    const go = t.closest("[data-go]"), mark = t.closest("[data-f]");
    if (go) {
      const id = go.dataset.go;
      const place = document.getElementById(id) || sentences.get(id)?.[0];
      const pair = place?.closest(".pair");
      if (pair) { look(pair); count(); }
    } else if (mark) { const c = document.getElementById(mark.dataset.f.split(" ")[0]); if (c) show(c); }
    else if (t.dataset.step) step(+t.dataset.step);
    else if ("help" in t.dataset) help();
    else { const c = t.closest(".card"); if (c && !t.closest("button")) show(c, false); }
  });
  Object.assign(keys, { ArrowDown: () => step(1), ArrowUp: () => step(-1), ArrowRight: () => stepPair(1), ArrowLeft: () => stepPair(-1) });
  Object.assign(letters, { KeyJ: () => step(1), KeyK: () => step(-1) });
  document.addEventListener("keydown", e => {
    const typing = e.target.matches("input:not([type=checkbox]), textarea, select") || one("dialog[open]");
    if (e.key === "Escape") { clear(); count(); light([]); if (typing && !one("dialog[open]")) e.target.blur(); return; }
    if (typing || e.altKey) return;
    if (e.ctrlKey || e.metaKey) {
      const what = e.code === "KeyZ" ? (e.shiftKey ? "redo" : "undo") : e.code === "KeyY" ? "redo" : "";
      if (what && page.undo) { e.preventDefault(); page.undo(what); }
      return;
    }
    if (e.key === "?") { e.preventDefault(); help(); return; }
    if (e.key === "/") { e.preventDefault(); one("[data-filter=text]").focus(); return; }
    // Where a key already means something to what has the focus, it keeps that meaning.
    if ((e.key === "Enter" || e.key === " ") && e.target.matches("button, a, input, summary")) return;
    const act = keys[e.code] || (one("[data-letters]").checked && letters[e.code]);
    if (act) { e.preventDefault(); act(); }
  });

  const page = { all, one, read, filter, show, look, step, clear, keys, letters, clicks, sentences: id => sentences.get(id) || [],
    get shown() { return shown; }, get cards() { return cards; }, get card() { return shown[now]; }, get now() { return now; } };
  read();
  return page;
})();
