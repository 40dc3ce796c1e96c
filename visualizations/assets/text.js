// The text: paragraph by paragraph, cut where facts begin and end, so that several facts at one place are all seen.
// Positions count characters as people do (code points); JavaScript counts some of them twice.

const LONG_TEXT = 20000; // characters from which on the browser lays out only what is near the screen
const CHUNK = 40; // paragraphs that are laid out together
const SHORT_GAP = 12; // characters that are missing and need no line of their own
const WIDE = /[\ud800-\udfff]/;
const WORK = new Set(["task"]);
const WHOLE = new Set(["document", "section"]);

const lengthOf = (text) => (WIDE.test(text) ? [...text].length : text.length);
const cut = (text, from, to) => (WIDE.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to));
const isBody = (id) => own(page.bodies, id) !== undefined;

// The document that is shown: rows of the page with what is marked in each, and the marks by what they are about.
function readDocument(frame) {
  const source = own(page.documents, frame) ?? { title: "", note: "", paragraphs: [], places: [] };
  const rows = source.paragraphs.map((pieces) => {
    const known = pieces.map(([start, words]) => (typeof words === "number" ? { start, end: start + words, gap: words } : { start, end: start + lengthOf(words), words }));
    return { pieces: known, start: known[0].start, end: known[known.length - 1].end, marks: [], element: null };
  });
  const byId = new Map();
  const marks = source.places.map(([start, end, kind, id, mark]) => ({ start, end, kind, id, mark, shown: start }));
  for (const mark of marks) {
    byId.set(mark.id, [...(byId.get(mark.id) ?? []), mark]);
    let place = rowAt(rows, mark.start);
    if (place < rows.length) mark.shown = Math.max(mark.start, rows[place].start);
    for (; place < rows.length && rows[place].start < mark.end; place += 1) rows[place].marks.push(mark);
  }
  return { ...source, rows, marks, byId };
}

// The first row that ends after *position*.
function rowAt(rows, position) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function describe(mark) {
  const stands = isBody(mark.id) ? ` · ${mark.mark === "named" ? words.reading_named : words[`mark_${mark.mark}`]}` : "";
  return fill("reading_says", { kind: kindLabel(mark.kind) + stands, name: nameOf(mark.id) });
}

// One piece of text under the same marks. Where a fact begins is a stop for the keyboard.
function segment(text, from, covering, chosen, current) {
  const facts = covering.filter((mark) => !WORK.has(mark.kind));
  if (!facts.length && !chosen) return document.createTextNode(text);
  const made = element("span", { class: "fact" }, text);
  const inner = facts.reduce((best, mark) => (!best || mark.end - mark.start <= best.end - best.start ? mark : best), null);
  for (const mark of facts) made.classList.add(isBody(mark.id) ? "is-body" : `is-${mark.kind}`);
  const body = facts.find((mark) => isBody(mark.id));
  if (body) made.classList.add(`m-${body.mark}`);
  if (inner) {
    made.dataset.kind = (body ?? inner).kind;
    made.dataset.span = `${inner.start}-${inner.end}`;
    made.title = facts.map(describe).join("\n");
  }
  if (facts.some((mark) => mark.shown === from)) {
    made.dataset.stop = made.dataset.span;
    made.setAttribute("role", "button");
    made.tabIndex = -1;
    if (facts.some((mark) => mark.kind === "doubt" && mark.shown === from)) made.classList.add("begins");
  }
  made.classList.toggle("chosen", chosen);
  made.classList.toggle("current", current);
  if (current) made.setAttribute("aria-current", "true");
  return made;
}

// A row: the numbers of the tasks that begin in it at the margin, and its text. *chosen* are the places to be marked, *now* the one of them that is read.
function drawRow(row, chosen, now) {
  const marks = row.marks.filter((mark) => !state.hidden.has(mark.kind));
  const near = chosen.filter((place) => place.start < row.end && place.end > row.start);
  const tasks = marks.filter((mark) => WORK.has(mark.kind));
  const whole = near.filter((place) => tasks.some((task) => task.start === place.start && task.end === place.end));
  const inside = near.filter((place) => !whole.includes(place));
  const margin = element("span", { class: "margin" }, ...tasks.filter((task) => task.shown >= row.start && task.shown < row.end).map((task) => {
    const number = element("button", { type: "button", class: "digit", tabindex: "-1", title: describe(task), "aria-label": `${task.mark || "•"} ${describe(task)}` }, task.mark || "•");
    number.dataset.stop = task.id;
    return number;
  }));
  const text = element("p", {});
  const edges = new Set();
  for (const each of [...marks, ...inside]) edges.add(each.start).add(each.end);
  const ordered = [...edges].sort((a, b) => a - b);
  let coming = 0;
  let covering = [];
  for (const piece of row.pieces) {
    if (piece.gap !== undefined) {
      const alone = row.pieces.length === 1 && piece.gap > SHORT_GAP;
      text.append(element("span", { class: "gap", title: fill("reading_gap_short", { count: piece.gap }) }, alone ? fill("reading_gap", { count: piece.gap }) : "…"));
      continue;
    }
    const stops = [piece.start, ...ordered.filter((at) => at > piece.start && at < piece.end), piece.end];
    for (let place = 0; place + 1 < stops.length; place += 1) {
      const [from, to] = [stops[place], stops[place + 1]];
      while (coming < marks.length && marks[coming].start <= from) covering.push(marks[coming++]);
      covering = covering.filter((mark) => mark.end > from);
      const over = inside.filter((each) => each.start <= from && each.end >= to);
      text.append(segment(cut(piece.words, from - piece.start, to - piece.start), from, covering, over.length > 0, over.includes(now)));
    }
  }
  const kinds = new Set(marks.filter((mark) => WHOLE.has(mark.kind)).map((mark) => mark.kind));
  const made = element("div", { class: ["row", tasks.length ? "work" : "", ...kinds, whole.length ? "chosen" : "", whole.includes(now) ? "current" : ""].filter(Boolean).join(" ") }, margin, text);
  row.element?.replaceWith(made);
  row.element = made;
  return made;
}

// The rows in groups, of which the browser lays out those near the screen where the text is long.
function drawText(area, read, chosen, now) {
  const long = read.rows.reduce((sum, row) => sum + row.end - row.start, 0) > LONG_TEXT;
  const groups = [];
  for (let place = 0; place < read.rows.length; place += CHUNK) {
    const rows = read.rows.slice(place, place + CHUNK);
    for (const row of rows) row.element = null;
    const group = element("div", { class: long ? "chunk far" : "chunk" }, ...rows.map((row) => drawRow(row, chosen, now)));
    if (long) group.style.containIntrinsicSize = `auto ${rows.reduce((sum, row) => sum + 8 + 28 * Math.ceil((row.end - row.start) / 45), 0)}px`;
    groups.push(group);
  }
  area.replaceChildren(...groups);
}
