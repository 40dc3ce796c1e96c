// The ledger: its first rows stand in the page already; here they are filtered, sorted, turned over, taken along.

const table = find("table.rows");
const standing = new Map(findAll("tr[data-row]").map((row) => [row.dataset.row, row]));
const asked = { column: null, falling: false, part: 0 };
let shown = null; // what the table shows now, so that it is only written anew when that changes
let rowsNow = [];

const conditions = () => ({
  text: find("#filter").value,
  body: find("#body").value,
  section: find("#section").value === "*" ? null : find("#section").value,
});

function rowFor(id) {
  if (!standing.has(id)) standing.set(id, madeRow(id));
  return standing.get(id);
}

function fillTable() {
  if (!table) return;
  const is = conditions();
  const now = JSON.stringify([state.frame, [...state.hidden], is, asked.column, asked.falling]);
  if (now !== shown) {
    rowsNow = sorted(filtered(is), asked.column, asked.falling);
    if (shown !== null) asked.part = 0;
  }
  const parts = Math.max(1, Math.ceil(rowsNow.length / page.part));
  asked.part = Math.min(asked.part, parts - 1);
  if (`${now} ${asked.part}` === table.dataset.shown) return;
  shown = now;
  table.dataset.shown = `${now} ${asked.part}`;
  const from = asked.part * page.part;
  table.tBodies[0].replaceChildren(...rowsNow.slice(from, from + page.part).map(rowFor));
  const whole = own(page.itemsByFrame, state.frame).length;
  find("#count").textContent = fill("ledger_count", { shown: rowsNow.length, total: whole });
  find("#clear").disabled = rowsNow.length === whole && !is.text && !is.body && is.section === null && !asked.column;
  find("#pages").hidden = parts < 2;
  find("#part").textContent = fill("ledger_part", { from: from + 1, to: Math.min(from + page.part, rowsNow.length) });
  find("#before").disabled = asked.part === 0;
  find("#after").disabled = asked.part === parts - 1;
  find(".none").hidden = rowsNow.length > 0;
  // A column that says the same in every row of the frame is only in the way.
  for (const column of ["year", "plan"]) table.classList.toggle(`one-${column}`, alike(column));
  for (const head of table.tHead.rows[0].cells) {
    const mine = head.firstChild.dataset.sort === asked.column;
    head.setAttribute("aria-sort", mine ? (asked.falling ? "descending" : "ascending") : "none");
  }
}

function alike(column) {
  const place = columnOf.get(column);
  return place !== undefined && page.frames.length > 1 && new Set(own(page.itemsByFrame, state.frame).map((id) => cellText(cellsOf(id)[place]))).size < 2;
}

// The choices of the frame: bodies by name with how many rows each has, sections under their plans.
function fillChoices() {
  const ids = own(page.itemsByFrame, state.frame);
  const counts = new Map();
  for (const id of ids) for (const body of new Set(bodiesOfRow(id))) counts.set(body, (counts.get(body) ?? 0) + 1);
  const names = [...counts.keys()].sort((a, b) => collator.compare(own(page.bodies, a).name, own(page.bodies, b).name));
  const option = (value, name, count) => element("option", { value }, count === undefined ? name : fill("ledger_option", { name, count }));
  const keep = (select, options) => {
    const before = select.value;
    const first = !select.options.length;
    select.replaceChildren(...options);
    if (!first && [...select.options].some((each) => each.value === before)) select.value = before;
  };
  keep(find("#body"), [option("", words.ledger_any_body), ...names.map((body) => option(body, own(page.bodies, body).name, counts.get(body)))]);
  const inside = new Map();
  for (const id of ids) inside.set(own(page.rows, id).section, (inside.get(own(page.rows, id).section) ?? 0) + 1);
  const sections = page.sections.filter((section) => inside.has(section.id));
  const plans = new Map();
  for (const section of sections) plans.set(section.plan, [...(plans.get(section.plan) ?? []), option(section.id, section.label, inside.get(section.id))]);
  const groups = plans.size > 1 ? [...plans].map(([label, options]) => element("optgroup", { label }, ...options)) : [...plans.values()].flat();
  keep(find("#section"), [option("*", words.ledger_any_section), ...groups, inside.has("") && sections.length ? option("", words.ledger_no_section, inside.get("")) : null].filter(Boolean));
  find("#section").hidden = sections.length === 0;
}

function clearAll() {
  find("#filter").value = "";
  find("#body").value = "";
  find("#section").value = "*";
  state.hidden.clear();
  Object.assign(asked, { column: null, falling: false, part: 0 });
  showLegend();
  view.paint();
}

const concerns = (id, focus) => id === focus || cellsOf(id).some((cell) => cell.some((piece) => piece[PIECE.id] === focus));
const framesOf = (id) => page.frames.map((frame) => frame.id).filter((frame) => own(page.itemsByFrame, frame).some((item) => concerns(item, id)));
let choicesOf = null;

Object.assign(view, {
  frameOf(id) {
    const frames = framesOf(id);
    return frames.includes(state.frame) || !frames.length ? null : frames[0];
  },

  paint() {
    if (!table) return;
    if (choicesOf !== state.frame) { choicesOf = state.frame; fillChoices(); }
    fillTable();
    for (const row of table.tBodies[0].rows) row.classList.toggle("chosen", row.dataset.row === state.focus);
    for (const button of table.tBodies[0].querySelectorAll("[data-focus]")) {
      if (button.dataset.focus === state.focus) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    rove(table.tBodies[0]);
  },

  reveal(id) {
    if (!table) return;
    let place = rowsNow.findIndex((row) => concerns(row, id));
    if (place < 0 && framesOf(id).includes(state.frame)) {
      clearAll();
      place = rowsNow.findIndex((row) => concerns(row, id));
    }
    if (place < 0) return;
    asked.part = Math.floor(place / page.part);
    view.paint();
    standing.get(rowsNow[place]).scrollIntoView({ block: "nearest", inline: "nearest" });
  },

  rest(id) {
    [...(table?.tBodies[0].querySelectorAll("[data-focus]") ?? [])].find((each) => each.dataset.focus === id && canBeSeen(each))?.focus();
  },

  picture: (scale) => rastered(view.vector(), scale),
  vector: () => areaVector(table, (count) => fill("ledger_cut", { count })),
});

function startTable() {
  find("#controls").hidden = false;
  walkable(table.tBodies[0]);
  for (const control of findAll("#filter, #body, #section")) control.addEventListener("input", () => view.paint());
  find("#clear").addEventListener("click", () => { clearAll(); find("#filter").focus(); });
  table.tHead.addEventListener("click", (event) => {
    const column = event.target.closest("[data-sort]")?.dataset.sort;
    if (!column) return;
    if (asked.column !== column) Object.assign(asked, { column, falling: false });
    else if (!asked.falling) asked.falling = true;
    else Object.assign(asked, { column: null, falling: false });
    view.paint();
    say(asked.column ? fill("ledger_sorted", { column: event.target.textContent }) : words.ledger_unsorted);
  });
  const turn = (by) => {
    asked.part += by;
    view.paint();
    table.closest(".scroll").scrollTop = 0;
    table.scrollIntoView({ block: "nearest" });
  };
  find("#before").addEventListener("click", () => turn(-1));
  find("#after").addEventListener("click", () => turn(1));
  find("#csv").addEventListener("click", () => save(new Blob([asCsv(rowsNow)], { type: "text/csv;charset=utf-8" }), "csv", `ledger-${frameData().file}`));
  find("#copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(asLines(rowsNow));
      tell(fill("ledger_copied", { count: rowsNow.length }));
    } catch {
      // Not every browser lets a file write to the clipboard; the person then does it.
      getSelection().selectAllChildren(table);
      tell(words.ledger_copy_by_hand);
    }
  });
}

// Said aloud and shown for a while beside the count.
function tell(text) {
  say(text);
  find("#count").textContent = text;
  setTimeout(() => { find("#count").textContent = fill("ledger_count", { shown: rowsNow.length, total: own(page.itemsByFrame, state.frame).length }); }, 4000);
}

if (table) startTable();
start();
Object.assign(window.remit, { madeRow, asCsv, asLines, rowsNow: () => rowsNow });
root.dataset.ready = "1";
