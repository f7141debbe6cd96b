
(() => {
  const { all, one } = page, body = document.body, token = body.dataset.token;
  const reasons = new Set(), picked = new Set();
  let waiting = Promise.resolve(), failed = null, tools = null, gone = 0;

  function say(words, bad = false) {
    const toast = one(".toast");
    one("span", toast).textContent = words; toast.classList.toggle("bad", bad);
    one("[data-do=again]").hidden = !(bad && failed);
    clearTimeout(gone);
    if (words && !bad) gone = setTimeout(() => say(""), 2500);
  }
  // One act after the other: each knows how many came before it.
  function send(act, words) {
    waiting = waiting.then(() => sent(act, words)).catch(e => say(String(e), true));
    return waiting;
  }
  async function sent(act, words) {
    failed = null; body.dataset.saving = ""; say("Saving…");
    try {
      const answer = await fetch("/act", {
        method: "POST", headers: { "content-type": "application/json", "x-hexapla-token": token },
        body: JSON.stringify({ revision: +body.dataset.revision, ...act }),
      });
      if (!answer.ok) {
        const why = await answer.text();
        // Out of date: what is there now first.
        if (answer.status === 409) await fresh(); else failed = { act, words };
        say(why, true);
        return;
      }
      const done = await answer.json();
      body.dataset.revision = done.revision;
      const undo = one("[data-do=undo]"), redo = one("[data-do=redo]");
      if (act.act === "undo") redo.disabled = false;
      else { undo.disabled = false; if (act.act !== "redo") redo.disabled = true; }
      if (done.card) exchange(done.fingerprint, done.card); else await fresh(act.look);
      say(words + ": saved");
      if (act.act === "finding" && act.verdict !== "open") nextOpen(false);
    } catch (e) {
      failed = { act, words };
      say("Not saved: the review does not answer. Start hexapla review again, and open the address it prints. (" + e.message + ")", true);
    } finally { delete body.dataset.saving; }
  }
  // A finding was judged: its card alone is another.
  function exchange(fingerprint, html) {
    const old = page.cards.find(c => c.dataset.fp === fingerprint);
    const card = one(".card", new DOMParser().parseFromString("<ul>" + html + "</ul>", "text/html"));
    if (!old || !card) return;
    const now = old.classList.contains("now"), held = old.contains(document.activeElement);
    document.adoptNode(card); old.replaceWith(card);
    if (now) card.classList.add("now");
    tally(); page.read();
    if (now && !card.classList.contains("hide")) page.show(card, held || document.activeElement === body);
  }
  function tally() {
    const cards = all(".card"), silent = new Set(["dismissed", "known"]);
    for (const i of all("[data-filter=status]"))
      one(".n", i.parentElement).textContent = cards.filter(c => c.dataset.status === i.value).length;
    const loud = cards.filter(c => !silent.has(c.dataset.status));
    for (const t of all("[data-total]"))
      one("strong", t).textContent = loud.filter(c => c.dataset.severity === t.dataset.total).length;
    for (const i of all("[data-filter=severity]"))
      one(".n", i.parentElement).textContent = loud.filter(c => c.dataset.severity === i.value).length;
  }
  // A link was edited: the whole page is another.
  async function fresh(look) {
    const answer = await fetch("/?token=" + encodeURIComponent(token));
    if (!answer.ok) throw new Error(await answer.text());
    // Its styles are here already, and those of another page's nonce would be refused.
    const next = new DOMParser().parseFromString((await answer.text()).replace(/<style[^]*?<\/style>/, ""), "text/html");
    const top = scrollY, fp = page.card?.dataset.fp, pair = one(".pair.now .s")?.dataset.s;
    const filters = all("[data-filter]").map(i => [i.dataset.filter, i.value, i.checked]);
    const lettersOn = one("[data-letters]").checked, helpShown = !one(".help").hidden;
    picked.clear(); tools = null;
    one("#app").replaceWith(document.adoptNode(one("#app", next)));
    body.dataset.revision = next.body.dataset.revision;
    for (const [name, value, checked] of filters) for (const i of all(`[data-filter=${name}]`)) {
      if (i.type !== "checkbox") i.value = value;
      else if (i.value === value) i.checked = checked;
    }
    one("[data-letters]").checked = lettersOn; one(".help").hidden = !helpShown;
    page.read(); scrollTo(0, top);
    const card = !look && page.shown.find(c => c.dataset.fp === fp);
    const at = page.sentences(look || pair)[0]?.closest(".pair");
    if (card) page.show(card); else if (at) { page.look(at); open(at); }
  }

  function ask(what, then, known = []) {
    const dialog = one(".ask"), input = one("input", dialog), list = one("#said");
    one(".what", dialog).textContent = what; input.value = ""; dialog.returnValue = "";
    list.replaceChildren(...[...known].map(words => new Option(words)));
    dialog.onclose = () => { if (dialog.returnValue === "ok") then(input.value.trim()); };
    dialog.showModal(); input.focus();
  }
  function judge(card, verdict) {
    if (!card) return;
    const fingerprint = card.dataset.fp, finding = one("strong", card).textContent;
    if (verdict === "comment")
      ask("Comment on “" + finding + "”", comment => { if (comment) send({ act: "comment", fingerprint, comment }, "Comment"); });
    else if (verdict === "dismissed")
      ask("Why is this no fault? (may stay empty)", reason => { if (reason) reasons.add(reason); send({ act: "finding", fingerprint, verdict, reason }, "Dismissed"); }, reasons);
    else send({ act: "finding", fingerprint, verdict }, verdict === "open" ? "Open again" : "Confirmed");
  }
  function nextOpen(say_so = true) {
    const order = [...page.shown.slice(page.now + 1), ...page.shown.slice(0, page.now + 1)];
    const card = order.find(c => c.dataset.status === "open");
    if (card) page.show(card); else if (say_so) say("No finding that is shown is open.");
  }

  // Links. A pair is its sentences' ids; what an act leaves of other pairs is said with it.
  const ids = (pair, side) => all(side + " .s", pair).map(s => s.dataset.s);
  const sides = pair => ({ targets: ids(pair, ".t"), sources: ids(pair, ".u") });
  const linked = () => all(".pair").filter(p => one(".t .s", p));
  const current = () => one(".pair.now");
  function edit(links, words) {
    const first = links[0].targets[0] || links[0].sources[0];
    send({ act: "links", links: links.map(l => ({ verdict: "edited", ...l })), look: first }, words);
  }
  // The link of these sentences, and what is left of the links that they were in. In a summary a source sentence may
  // stand behind several; in a translation it answers once.
  function taking(link) {
    const links = [link], translation = body.dataset.mode === "translation";
    for (const pair of linked()) {
      const at = sides(pair);
      const targets = at.targets.filter(t => !link.targets.includes(t));
      const sources = translation ? at.sources.filter(s => !link.sources.includes(s)) : at.sources;
      const changed = targets.length < at.targets.length || sources.length < at.sources.length;
      if (changed && targets.length) links.push({ targets, sources });
    }
    return links;
  }
  const chosen = side => [...picked].filter(id => id.startsWith(side));
  function link(pair, what) {
    if (!pair) { say("Choose a pair first: click into it, or use the right arrow.", true); return; }
    const at = sides(pair);
    if (what === "confirm") { send({ act: "links", links: [{ verdict: "confirmed", ...at }], look: at.targets[0] || at.sources[0] }, "Link confirmed"); return; }
    if (what === "comment") {
      const verdict = pair.dataset.status === "auto" ? "open" : pair.dataset.status;
      ask("Comment on this link", comment => { if (comment) send({ act: "links", links: [{ verdict, ...at }], comment, look: at.targets[0] || at.sources[0] }, "Comment"); });
      return;
    }
    const targets = chosen("t"), sources = chosen("s");
    const here = [...at.targets, ...at.sources].filter(id => picked.has(id));
    if (what === "alone") {
      if (!targets.length || !sources.length) { say("Pick at least one sentence of each side, by its number.", true); return; }
      edit(taking({ targets, sources }), "Linked");
    } else if (what === "add") {
      if (!picked.size) { say("Pick the sentences to add, by their numbers.", true); return; }
      edit(taking({ targets: [...new Set([...at.targets, ...targets])], sources: [...new Set([...at.sources, ...sources])] }), "Added");
    } else if (what === "merge") {
      const pairs = linked(), next = pairs[pairs.indexOf(pair) + 1];
      if (!one(".t .s", pair) || !next) { say("There is nothing below to merge with.", true); return; }
      const other = sides(next);
      edit([{ targets: [...at.targets, ...other.targets], sources: [...new Set([...at.sources, ...other.sources])] }], "Merged");
    } else if (what === "split") {
      const count = at.targets.length;
      if (here.length) {
        const part = { targets: at.targets.filter(t => picked.has(t)), sources: at.sources.filter(s => picked.has(s)) };
        const rest = { targets: at.targets.filter(t => !picked.has(t)), sources: at.sources.filter(s => !picked.has(s)) };
        if (!part.targets.length || !rest.targets.length) { say("Each part needs a sentence of the left side: pick some of them, not all.", true); return; }
        edit([part, rest], "Split");
      } else if (count > 1 && count === at.sources.length) edit(at.targets.map((t, i) => ({ targets: [t], sources: [at.sources[i]] })), "Split");
      else if (count > 1) say("Pick the sentences that go together, by their numbers; then split.", true);
      else say("A pair with one sentence on the left cannot be split. Unlink the sentences on the right that do not belong.", true);
    } else if (what === "unlink") {
      if (!at.targets.length || !at.sources.length) { say("Nothing is linked here.", true); return; }
      const out = here.length ? new Set(here) : new Set(at.sources);
      const links = [], kept = { targets: at.targets.filter(t => !out.has(t)), sources: at.sources.filter(s => !out.has(s)) };
      if (kept.targets.length) links.push(kept);
      for (const t of at.targets) if (out.has(t)) links.push({ targets: [t], sources: [] });
      edit(links, "Unlinked");
    }
  }
  // The tools of a link stand in the pair that is looked at.
  function open(pair) {
    tools?.remove();
    tools = one("#tools").content.cloneNode(true).firstElementChild;
    one(".about", pair).after(tools);
  }
  function pick(button) {
    const id = button.dataset.pick, on = !picked.has(id);
    if (on) picked.add(id); else picked.delete(id);
    for (const s of page.sentences(id)) { s.classList.toggle("picked", on); one("[data-pick]", s).setAttribute("aria-pressed", String(on)); }
    const pair = current() || button.closest(".pair");
    if (!current()) page.look(pair);
    if (!tools?.isConnected) open(pair);
    say(picked.size ? [...picked].join(" ") + " picked" : "");
  }
  function act(what) {
    if (what === "next") nextOpen();
    else if (what === "again") { const { act, words } = failed; send(act, words); }
    else if (what === "upto") {
      const here = current();
      if (!here) { say("Choose a pair first: click into it, or use the right arrow.", true); return; }
      const links = [];
      for (const p of all(".pair")) {
        if (p.dataset.status === "auto" && one(".t .s", p)) links.push({ verdict: "confirmed", ...sides(p) });
        if (p === here) break;
      }
      if (links.length) send({ act: "links", links, look: one(".s", here).dataset.s }, links.length + " links confirmed"); else say("All links up to here are judged already.");
    } else if (what === "realign") send({ act: "realign" }, "Aligned again");
    else send({ act: what }, what === "undo" ? "Undone" : "Done again");
  }

  page.undo = act;
  page.clicks.push(t => {
    const button = t.closest("button");
    const pair = t.closest(".pair");
    if (button?.dataset.pick) pick(button);
    else if (button?.dataset.verdict) { const card = button.closest(".card"); page.show(card, false); judge(card, button.dataset.verdict); }
    else if (button?.dataset.do) act(button.dataset.do);
    else if (button?.dataset.link) link(pair, button.dataset.link);
    else if (button && "tools" in button.dataset) { page.look(pair); open(pair); one("button", tools).focus({ preventScroll: true }); }
    else if (pair && !t.closest(".card, [data-f], button, a")) { if (pair !== current()) page.look(pair); open(pair); }
    else return false;
    return true;
  });
  Object.assign(page.keys, {
    Enter: () => page.card ? judge(page.card, "confirmed") : link(current(), "confirm"),
    NumpadEnter: () => page.keys.Enter(),
    Delete: () => judge(page.card, "dismissed"),
    Backspace: () => judge(page.card, "dismissed"),
  });
  Object.assign(page.letters, {
    KeyO: () => judge(page.card, "open"), KeyN: () => nextOpen(),
    KeyC: () => page.card ? judge(page.card, "comment") : link(current(), "comment"),
    KeyL: () => link(current(), "alone"), KeyA: () => link(current(), "add"), KeyM: () => link(current(), "merge"),
    KeyS: () => link(current(), "split"), KeyU: () => link(current(), "unlink"), KeyT: () => act("upto"),
  });
  addEventListener("beforeunload", e => { if ("saving" in body.dataset || failed) e.preventDefault(); });
})();
