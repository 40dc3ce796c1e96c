// The rows of the ledger as data: which are shown, in which order, and what they are as text.

const PIECE = { text: 0, figure: 1, note: 2, id: 3, kind: 4, value: 5 };
const collator = new Intl.Collator("zh", { numeric: true });
const columnOf = new Map(page.columns.map((column, place) => [column.id, place]));
const cellsOf = (id) => own(page.rows, id).cells;

function pieceText(piece) {
  const said = [piece[PIECE.text], piece[PIECE.figure]].filter(Boolean).join(" ");
  return piece[PIECE.note] ? fill("ledger_note", { text: said, note: piece[PIECE.note] }) : said;
}

const cellText = (cell) => cell.map(pieceText).join(words.comma);

// What a row is found by, made when it is first asked for.
const foundBy = new Map();
function wholeText(id) {
  if (!foundBy.has(id)) foundBy.set(id, cellsOf(id).map(cellText).join("\n").toLowerCase());
  return foundBy.get(id);
}

function bodiesOfRow(id) {
  return own(page.items, id).parts.map((part) => part.body);
}

// The rows of the frame that meet every condition; a row stays as long as one of its types of bodies is ticked.
function filtered({ text, body, section }) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return own(page.itemsByFrame, state.frame).filter((id) => {
    const row = own(page.rows, id);
    return row.kinds.some((kind) => !state.hidden.has(kind))
      && (!body || bodiesOfRow(id).includes(body))
      && (section === null || row.section === section)
      && wanted.every((word) => wholeText(id).includes(word));
  });
}

// Rows by a column, numbers as numbers, words as a Chinese dictionary has them; empty cells stay last either way.
function sorted(ids, column, falling) {
  const place = columnOf.get(column);
  if (place === undefined) return ids;
  const number = page.numbers.includes(column);
  const keyed = ids.map((id) => {
    const cell = cellsOf(id)[place];
    return { id, key: !cell.length ? null : number ? cell[0][PIECE.value] ?? null : cellText(cell) };
  });
  const way = falling ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
    return way * (number ? a.key - b.key : collator.compare(a.key, b.key));
  });
  return keyed.map((each) => each.id);
}

// As text for a sheet. What a sheet would run as a formula gets an apostrophe in front, as in the tables that remit ask writes.
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function sheet(ids) {
  return [page.columns.map((column) => column.label), ...ids.map((id) => cellsOf(id).map(cellText))].map((line) => line.map(harmless));
}

function asCsv(ids) {
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${sheet(ids).map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}

function asLines(ids) {
  return sheet(ids).map((line) => line.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

// A row of the table, the same as the template writes it.
function madeRow(id) {
  const entry = (piece, place) => {
    const item = element("li", { class: place >= page.shown ? "rest" : null });
    if (piece[PIECE.kind]) item.dataset.kind = piece[PIECE.kind];
    if (piece[PIECE.id]) {
      const button = element("button", { type: "button", tabindex: "-1" }, piece[PIECE.text]);
      if (piece[PIECE.figure]) button.append(" ", element("b", {}, piece[PIECE.figure]));
      button.dataset.focus = piece[PIECE.id];
      item.append(button);
    } else item.append(element("span", {}, piece[PIECE.text]));
    if (piece[PIECE.note]) item.append(element("small", {}, piece[PIECE.note]));
    return item;
  };
  const row = element("tr", {}, ...cellsOf(id).map((cell, place) => {
    const made = element("td", { class: page.columns[place].id }, cell.length ? element("ul", {}, ...cell.map(entry)) : null);
    made.dataset.label = page.columns[place].label;
    if (cell.length > page.shown) {
      const more = element("button", { type: "button", tabindex: "-1" }, fill("ledger_rest", { count: cell.length - page.shown }));
      more.dataset.focus = id;
      made.firstChild.append(element("li", { class: "more" }, more));
    }
    return made;
  }));
  row.dataset.row = id;
  return row;
}
