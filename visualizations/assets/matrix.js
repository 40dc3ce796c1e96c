// The matrix: the tables stand in the page already; here they are filtered, chosen from and walked through.

const cellKey = (row, column) => `${row}|${column}`;
const cellsByKey = new Map();
const frameOfCell = new Map();
for (const [frame, cells] of Object.entries(page.cells)) {
  for (const cell of cells) {
    cellsByKey.set(cellKey(cell.row, cell.column), cell);
    frameOfCell.set(cellKey(cell.row, cell.column), frame);
  }
}
const shownTable = () => findAll("[data-table]").find((table) => table.dataset.table === state.frame);
const framesWith = (row) => Object.keys(page.cells).filter((frame) => page.cells[frame].some((cell) => cell.row === row));
const framesOfItem = (id) => Object.keys(page.cells).filter((frame) => page.cells[frame].some((cell) => cell.items.includes(id)));

function fieldPanel(title, kind, items, row) {
  return [
    ...heading(title, kind),
    element("h2", {}, words.section_title),
    list(items.map((item) => () => itemEntry(item, row ? partsOf(item, row) : own(page.items, item).parts.filter(stands)))),
  ];
}

function rowName(row) {
  return own(page.bodies, row)?.name ?? words.matrix_unnamed;
}

Object.assign(view, {
  knows: (id) => cellsByKey.has(id) || own(page.columns, id) !== undefined || id === "unnamed",
  shows: (id) => own(page.items, id) !== undefined || framesWith(id).length > 0,

  frameOf(id) {
    const one = frameOfCell.get(id) ?? own(page.columns, id)?.frame;
    if (one !== undefined) return one === state.frame ? null : one;
    const frames = own(page.items, id) ? framesOfItem(id) : framesWith(id);
    return frames.includes(state.frame) || !frames.length ? null : frames[0];
  },

  panel(id) {
    const cell = cellsByKey.get(id);
    const column = own(page.columns, cell ? cell.column : id);
    if (cell) return fieldPanel(rowName(cell.row), column.label, cell.items, cell.row);
    if (column) return fieldPanel(column.label, `${column.over} · ${fill("matrix_count", { count: column.items.length })}`, column.items, null);
    if (id !== "unnamed") return null;
    const items = page.cells[state.frame].filter((each) => each.row === id).flatMap((each) => each.items);
    return fieldPanel(words.matrix_unnamed, frameData().label, items, null);
  },

  paint() {
    for (const table of findAll("[data-table]")) table.hidden = table.dataset.table !== state.frame;
    for (const group of findAll("tbody[data-kind]")) group.hidden = state.hidden.has(group.dataset.kind);
    const table = shownTable();
    if (!table) return;
    const item = own(page.items, state.focus ?? "");
    table.classList.toggle("faded", Boolean(item));
    for (const button of table.querySelectorAll("[data-focus]")) {
      const cell = cellsByKey.get(button.dataset.focus);
      const chosen = button.dataset.focus === state.focus || Boolean(item && cell?.items.includes(state.focus));
      button.classList.toggle("chosen", chosen);
      if (!cell) button.closest("th").classList.toggle("chosen", chosen);
      if (chosen && button.dataset.focus === state.focus) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    for (const row of table.querySelectorAll("[data-row]")) row.classList.toggle("chosen", row.dataset.row === state.focus);
    rove(table);
  },

  reveal(id) {
    const table = shownTable();
    const target = table && ([...table.querySelectorAll("[data-focus]")].find((each) => each.dataset.focus === id) ?? table.querySelector(".cell.chosen"));
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  },

  rest(id) {
    const table = shownTable();
    [...(table?.querySelectorAll("[data-focus]") ?? [])].find((each) => each.dataset.focus === id)?.focus();
  },

  picture: (scale) => rastered(view.vector(), scale),
  vector: () => tableVector(shownTable()),
});

for (const table of findAll("[data-table]")) walkable(table);

// The table as SVG: each piece of text, mark and bar where the browser has put it.

function tableVector(section) {
  const table = section?.querySelector("table");
  if (!table) return null;
  const scroll = section.querySelector(".scroll");
  const kept = [scroll.scrollLeft, scroll.scrollTop];
  scroll.scrollLeft = scroll.scrollTop = 0;
  const whole = table.getBoundingClientRect();
  const place = (each) => { const box = each.getBoundingClientRect(); return { x: box.left - whole.left, y: box.top - whole.top, width: box.width, height: box.height }; };
  const seen = (each) => each.offsetParent !== null || each instanceof SVGElement;
  const all = (selector) => [...table.querySelectorAll(selector)].filter(seen);
  const drawn = [];
  for (const each of all("tbody tr:not(.group) td:not(.total)")) drawn.push(drawnElement("rect", { ...place(each), rx: 4, fill: getComputedStyle(each).backgroundColor }));
  for (const each of all("rect")) {
    const style = getComputedStyle(each);
    const box = place(each);
    if (box.height) drawn.push(drawnElement("rect", { ...box, fill: style.fill, opacity: style.opacity }));
  }
  for (const each of all(".dot")) drawn.push(markVector(each, place(each)));
  const measure = document.createElement("canvas").getContext("2d");
  for (const each of all("th, td.total b, .times")) drawn.push(...textVector(measure, each, place));
  [scroll.scrollLeft, scroll.scrollTop] = kept;
  const copy = drawnElement("svg", { xmlns: SVG, "font-family": getComputedStyle(document.body).fontFamily }, ...drawn);
  return { copy, x: -14, y: -8, wide: whole.width + 28, high: whole.height + 20 };
}

function markVector(each, box) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const colour = getComputedStyle(each).color;
  const full = each.classList.contains("first") || each.classList.contains("lead");
  const look = { stroke: colour, "stroke-width": 2, fill: full ? colour : "none", "stroke-dasharray": each.classList.contains("absent") ? "2 2" : null };
  return each.classList.contains("support") ? drawnElement("path", { ...look, d: `M${x} ${y - 5}L${x + 6} ${y + 5}L${x - 6} ${y + 5}z` })
    : drawnElement("circle", { ...look, cx: x, cy: y, r: 5 });
}

function textVector(measure, each, place) {
  const pieces = each.querySelector(".clamp, .count") ? [...each.querySelectorAll(".clamp, .count")] : [each];
  return pieces.flatMap((piece) => {
    const style = getComputedStyle(piece);
    const box = place(piece);
    const text = piece.textContent.trim();
    if (!text || !box.width) return [];
    measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const height = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.4;
    const room = Math.max(1, Math.round(box.height / height));
    const left = box.x + parseFloat(style.paddingLeft);
    const lines = wrapped(measure, text, box.width + 1 - parseFloat(style.paddingLeft) - (room > 1 ? parseFloat(style.paddingRight) : 0));
    const shown = lines.slice(0, room);
    if (lines.length > room) shown[room - 1] = `${shown[room - 1].slice(0, -1)}…`;
    const top = box.y + (box.height - shown.length * height) / 2;
    return shown.map((line, row) => {
      const made = drawnElement("text", {
        x: left, y: top + (row + 0.5) * height, fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight, "dominant-baseline": "central",
      });
      made.textContent = line;
      return made;
    });
  });
}

start();
requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.ready = "1"; }));
