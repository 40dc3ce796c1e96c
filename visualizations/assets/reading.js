// The reading page: a highlight leads to the facts there, a fact to its places in the text.

const LIST = "all."; // before a kind: the list of all facts of that kind
const area = find("#text");
let shown = { frame: null, hidden: "", chosen: [], now: null, read: readDocument(null) };
let stop = ""; // the stop of the keyboard in the text
let walked = { id: null, at: 0 }; // which of its places is read
let picked = { span: null, frame: null }; // the stretch in the panel, and the document that it is of

// A stretch of the text by its place: 120-128.
function spanOf(id) {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(id ?? "");
  const [start, end] = found ? [Number(found[1]), Number(found[2])] : [0, 0];
  return end > start ? { start, end } : null;
}

// The facts at a stretch; what only surrounds it is left out unless there is nothing else.
function factsAt({ start, end }) {
  const around = shown.read.marks.filter((mark) => mark.start < end && mark.end > start);
  const same = around.filter((mark) => mark.start === start && mark.end === end);
  const inside = around.filter((mark) => !WORK.has(mark.kind) && !WHOLE.has(mark.kind) && !same.includes(mark));
  const found = [...same, ...inside];
  return found.length ? found : around;
}

// What the panel is about, if it is one thing.
function subject() {
  const span = spanOf(state.focus);
  if (!span) return known(state.focus ?? "") && !(state.focus ?? "").startsWith(LIST) ? state.focus : null;
  const ids = new Set(factsAt(span).map((mark) => mark.id));
  return ids.size === 1 ? [...ids][0] : null;
}

// The places of the thing with *id*, each once, in the order of the text.
function placesOf(id) {
  const found = new Map((shown.read.byId.get(id) ?? []).map(({ start, end }) => [`${start}-${end}`, { start, end }]));
  return [...found.values()];
}

function chosenPlaces() {
  const span = spanOf(state.focus);
  const id = subject();
  const places = id ? placesOf(id) : [];
  if (span) {
    const now = places.find((place) => place.start === span.start && place.end === span.end) ?? span;
    return { places: id && places.includes(now) ? places : [now], now };
  }
  if (walked.id !== state.focus) walked = { id: state.focus, at: 0 };
  walked.at = Math.min(walked.at, Math.max(0, places.length - 1));
  return { places, now: places[walked.at] ?? null };
}

function step(by) {
  const id = subject();
  const { places, now } = chosenPlaces();
  if (!id || places.length < 2) return;
  walked = { id, at: (places.indexOf(now) + by + places.length) % places.length };
  go(id, { reveal: true, keepFrame: true });
}

// The line over the text: how many places there are of what was chosen, and the way from one to the next.
function showPlaces() {
  const bar = find("#places");
  const id = subject();
  bar.hidden = !id;
  if (!id) return;
  const { places, now } = chosenPlaces();
  const key = places.length > 1 ? "reading_place" : places.length ? "reading_place_one" : "reading_place_none";
  const held = document.activeElement?.closest("#places button")?.dataset.by;
  bar.replaceChildren(
    element("span", { class: "where" }, fill(key, { name: nameOf(id), count: places.length, place: places.indexOf(now) + 1 })),
    ...(places.length > 1 ? [[-1, words.reading_previous], [1, words.reading_next]] : []).map(([by, text]) => element("button", { type: "button", "data-by": by, onclick: () => step(by) }, text)),
  );
  if (held) bar.querySelector(`[data-by="${held}"]`)?.focus();
}

// What the panel says.

const partsAt = (mark) => Object.entries(page.items).flatMap(([id, item]) => (item.document === state.frame ? item.parts : [])
  .filter((part) => part.body === mark.id && part.span[0] === mark.start && part.span[1] === mark.end).map((part) => [id, item, part]));

function factEntry(mark) {
  const entry = element("div", { class: "entry" }, link(mark.id, nameOf(mark.id)));
  entry.append(element("span", { class: "tag" }, kindLabel(mark.kind)));
  if (mark.mark === "named") entry.append(element("span", { class: "tag" }, words.reading_named));
  for (const [id, item, part] of isBody(mark.id) ? partsAt(mark) : []) {
    entry.append(tag(part.mark), element("p", {}, link(id, item.title, "link plain")), source(item, part));
  }
  const quote = own(page.cards, mark.id)?.quotes.find(({ document: of, span }) => of === state.frame && span[0] === mark.start && span[1] === mark.end);
  if (quote) entry.append(citation(quote));
  return entry;
}

function panelOf(id) {
  return own(page.bodies, id) ? bodyPanel(id) : own(page.items, id) ? itemPanel(id) : cardPanel(id);
}

function placePanel(span) {
  const facts = factsAt(span);
  const ids = [...new Set(facts.map((mark) => mark.id))];
  const whole = facts.find((mark) => own(page.items, mark.id) && mark.start === span.start && mark.end === span.end);
  if (whole) return panelOf(whole.id);
  if (ids.length === 1) {
    const [close, name, kind, ...rest] = panelOf(ids[0]);
    const several = isBody(ids[0]) || placesOf(ids[0]).length > 1;
    return [close, name, kind, ...(several ? [element("h2", {}, words.reading_here), ...facts.map(factEntry)] : []), ...rest];
  }
  const text = textBetween(span);
  return [
    ...heading(text.length > LONG_QUOTE ? `${text.slice(0, LONG_QUOTE)}…` : text, fill("span", span)),
    element("h2", {}, ids.length ? words.reading_facts_here : words.reading_nothing_here),
    list(facts.map((mark) => () => factEntry(mark))),
  ];
}

function textBetween({ start, end }) {
  const found = [];
  for (let place = rowAt(shown.read.rows, start); place < shown.read.rows.length && shown.read.rows[place].start < end; place += 1) {
    for (const piece of shown.read.rows[place].pieces) {
      if (piece.start < end && piece.end > start) found.push(piece.gap === undefined ? cut(piece.words, Math.max(0, start - piece.start), end - piece.start) : "…");
    }
  }
  return found.join("");
}

function kindPanel(kind) {
  const ids = [...new Set(shown.read.marks.filter((mark) => mark.kind === kind).map((mark) => mark.id))];
  return [
    ...heading(kindLabel(kind), frameData().label),
    list(ids.map((id) => () => {
      const places = placesOf(id);
      const entry = element("div", { class: "entry" }, link(id, nameOf(id)));
      if (places.length > 1) entry.append(element("span", { class: "tag" }, fill("reading_places_count", { count: places.length })));
      if (!isBody(id)) entry.append(element("p", { class: "quiet" }, own(page.items, id)?.where ?? `“${textBetween(places[0]).slice(0, LONG_QUOTE)}”`));
      return entry;
    })),
  ];
}

const kindsHere = () => page.kinds.filter((kind) => shown.read.marks.some((mark) => mark.kind === kind.id));

Object.assign(view, {
  knows(id) {
    const span = spanOf(id);
    if (span) return rowAt(shown.read.rows, span.start) < shown.read.rows.length;
    return id.startsWith(LIST) && page.kinds.some((kind) => kind.id === id.slice(LIST.length));
  },

  frameOf(id) {
    if (spanOf(id)) return picked.span === id && picked.frame !== state.frame ? picked.frame : null;
    if (id.startsWith(LIST)) return null;
    const frames = Object.keys(page.documents).filter((frame) => page.documents[frame].places.some((place) => place[3] === id));
    const item = own(page.items, id)?.document;
    if (!frames.length) return item === undefined || item === state.frame ? null : item;
    return frames.includes(state.frame) ? null : frames[0];
  },

  panel(id) {
    if (spanOf(id)) return view.knows(id) ? placePanel(spanOf(id)) : null;
    return view.knows(id) ? kindPanel(id.slice(LIST.length)) : null;
  },

  overview: () => [
    element("h2", {}, words.reading_all),
    element("div", { class: "kinds" }, ...kindsHere().map((kind) => element("div", { class: "entry" }, link(LIST + kind.id, kind.label),
      element("span", { class: "tag" }, fill("reading_places_count", { count: own(frameData().counts, kind.id) }))))),
  ],

  read(frame, span) {
    if (frame !== state.frame && own(page.documents, frame)) chooseFrame(frame);
    go(`${span[0]}-${span[1]}`, { reveal: true, keepFrame: true });
  },

  paint() {
    const hidden = [...state.hidden].sort().join(" ");
    const other = shown.frame !== state.frame;
    if (other) {
      shown.read = readDocument(state.frame);
      area.setAttribute("aria-label", fill("reading_label", { title: shown.read.title }));
      find("#partial").textContent = shown.read.note;
      find("#partial").hidden = !shown.read.note;
    }
    picked = { span: spanOf(state.focus) ? state.focus : null, frame: state.frame };
    const { places, now } = chosenPlaces();
    const held = area.contains(document.activeElement) ? document.activeElement.dataset.stop : null;
    if (other || hidden !== shown.hidden) drawText(area, shown.read, places, now);
    else {
      for (const row of rowsOf([...shown.chosen, ...places])) drawRow(row, places, now);
    }
    if (other) scrollTo(0, 0);
    shown = { ...shown, frame: state.frame, hidden, chosen: places, now };
    rest(held ?? stop);
    if (held) stopAt(held)?.focus({ preventScroll: true });
    showPlaces();
  },

  reveal() {
    const target = currentElement();
    if (!target) return;
    // What was far away gets its true height only when it comes near: the second time it is where it will stay.
    target.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => currentElement()?.scrollIntoView({ block: "center" }));
  },

  rest: () => area.querySelector('[tabindex="0"]')?.focus({ preventScroll: true }),

  picture: (scale) => rastered(view.vector(), scale),
  vector: () => snapshot(area, currentElement()),
});

const currentElement = () => area.querySelector(".current");

function rowsOf(places) {
  const found = new Set();
  for (const { start, end } of places) {
    for (let place = rowAt(shown.read.rows, start); place < shown.read.rows.length && shown.read.rows[place].start < end; place += 1) found.add(shown.read.rows[place]);
  }
  return found;
}

// The keyboard: Tab leads into the text once, arrows from fact to fact.

const stops = () => [...area.querySelectorAll("[data-stop]")];
const stopAt = (wanted) => stops().find((each) => each.dataset.stop === wanted);

function rest(wanted) {
  const place = stopAt(wanted) ?? area.querySelector("[data-stop]");
  for (const each of area.querySelectorAll('[tabindex="0"]')) each.tabIndex = -1;
  if (!place) return;
  place.tabIndex = 0;
  stop = place.dataset.stop;
}

function open(element) {
  stop = element.dataset.stop ?? stop;
  go(element.dataset.span ?? element.dataset.stop);
}

area.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-span], .digit");
  if (chosen && getSelection().isCollapsed) open(chosen);
});

area.addEventListener("keydown", (event) => {
  const from = event.target.closest("[data-stop]");
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    open(from);
    return;
  }
  const all = stops();
  const at = all.indexOf(from);
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const to = all[Math.max(0, Math.min(all.length - 1, next))];
  from.tabIndex = -1;
  to.tabIndex = 0;
  stop = to.dataset.stop;
  to.focus();
});

document.addEventListener("keydown", (event) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
});

start();
requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.ready = "1"; }));
