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

  picture: (scale) => drawnTable(shownTable(), scale),
});

for (const table of findAll("[data-table]")) walkable(table);

// The table as a picture: each piece of text, mark and bar where the browser has put it.

function drawnTable(section, scale) {
  const table = section?.querySelector("table");
  const made = document.createElement("canvas");
  if (!table) { made.width = made.height = scale; return made; }
  const scroll = section.querySelector(".scroll");
  const kept = [scroll.scrollLeft, scroll.scrollTop];
  scroll.scrollLeft = scroll.scrollTop = 0;
  const whole = table.getBoundingClientRect();
  made.width = Math.ceil((whole.width + 28) * scale);
  made.height = Math.ceil((whole.height + 20) * scale);
  const context = made.getContext("2d");
  context.scale(scale, scale);
  context.translate(14 - whole.left, 8 - whole.top);
  context.textBaseline = "middle";
  const seen = (each) => each.offsetParent !== null || each instanceof SVGElement;
  for (const each of [...table.querySelectorAll("tbody tr:not(.group) td:not(.total)")].filter(seen)) {
    const box = each.getBoundingClientRect();
    context.fillStyle = getComputedStyle(each).backgroundColor;
    context.fillRect(box.left, box.top, box.width, box.height);
  }
  for (const each of table.querySelectorAll("rect")) {
    const box = each.getBoundingClientRect();
    const style = getComputedStyle(each);
    context.globalAlpha = Number(style.opacity);
    context.fillStyle = style.fill;
    if (box.height) context.fillRect(box.left, box.top, box.width, box.height);
    context.globalAlpha = 1;
  }
  for (const each of [...table.querySelectorAll(".dot")].filter(seen)) drawnMark(context, each);
  for (const each of [...table.querySelectorAll("th, td.total b, .times")].filter(seen)) drawnText(context, each);
  [scroll.scrollLeft, scroll.scrollTop] = kept;
  return made;
}

function drawnMark(context, each) {
  const box = each.getBoundingClientRect();
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  context.fillStyle = context.strokeStyle = getComputedStyle(each).color;
  context.lineWidth = 2;
  context.setLineDash(each.classList.contains("absent") ? [2, 2] : []);
  context.beginPath();
  if (each.classList.contains("support")) { context.moveTo(x, y - 5); context.lineTo(x + 6, y + 5); context.lineTo(x - 6, y + 5); context.closePath(); }
  else context.arc(x, y, 5, 0, 2 * Math.PI);
  context.stroke();
  if (each.classList.contains("first") || each.classList.contains("lead")) context.fill();
  context.setLineDash([]);
}

function drawnText(context, each) {
  for (const piece of each.querySelector(".clamp, .count") ? each.querySelectorAll(".clamp, .count") : [each]) {
    const style = getComputedStyle(piece);
    const box = piece.getBoundingClientRect();
    const text = piece.textContent.trim();
    if (!text || !box.width) continue;
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.fillStyle = style.color;
    const height = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.4;
    const room = Math.max(1, Math.round(box.height / height));
    const left = box.left + parseFloat(style.paddingLeft);
    const lines = wrapped(context, text, box.width + 1 - parseFloat(style.paddingLeft) - (room > 1 ? parseFloat(style.paddingRight) : 0));
    const shown = lines.slice(0, room);
    if (lines.length > room) shown[room - 1] = `${shown[room - 1].slice(0, -1)}…`;
    const top = box.top + (box.height - shown.length * height) / 2;
    shown.forEach((line, place) => context.fillText(line, left, top + (place + 0.5) * height));
  }
}

start();
requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.ready = "1"; }));
