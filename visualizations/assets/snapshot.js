// The picture of the text that is on the screen: each line of it where the browser has put it.

const HEAD_ROOM = 8;

function snapshot(area, scale) {
  const box = area.getBoundingClientRect();
  const top = Math.max(0, box.top);
  const bottom = Math.max(top + 1, Math.min(innerHeight, box.bottom));
  const made = document.createElement("canvas");
  made.width = Math.ceil(box.width * scale);
  made.height = Math.ceil((bottom - top + 2 * HEAD_ROOM) * scale);
  const context = made.getContext("2d");
  context.scale(scale, scale);
  context.translate(-box.left, HEAD_ROOM - top);
  context.textBaseline = "middle";
  const inSight = (each) => { const rect = each.getBoundingClientRect(); return rect.bottom > top && rect.top < bottom; };
  const rows = [...area.querySelectorAll(".row")].filter(inSight);
  for (const row of rows) {
    const style = getComputedStyle(row);
    fillBox(context, row.getBoundingClientRect(), style.backgroundColor);
    const rect = row.getBoundingClientRect();
    if (row.classList.contains("work")) fillBox(context, new DOMRect(rect.left, rect.top, 3, rect.height), style.borderLeftColor);
  }
  for (const each of rows.flatMap((row) => [...row.querySelectorAll(".fact")])) {
    const style = getComputedStyle(each);
    for (const rect of each.getClientRects()) {
      fillBox(context, rect, style.backgroundColor);
      if (style.borderBottomStyle !== "none") fillBox(context, new DOMRect(rect.left, rect.bottom - 2, rect.width, 2), style.borderBottomColor);
      if (style.textDecorationLine.includes("underline")) fillBox(context, new DOMRect(rect.left, rect.bottom - 5, rect.width, parseFloat(style.textDecorationThickness) || 1), style.textDecorationColor);
    }
  }
  for (const row of rows) writeLines(context, row);
  return made;
}

function fillBox(context, rect, colour) {
  context.fillStyle = colour;
  context.fillRect(rect.left, rect.top, rect.width, rect.height);
}

// Each run of characters of one line is written at once.
function writeLines(context, row) {
  const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const style = getComputedStyle(node.parentElement);
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.fillStyle = style.color;
    let line = null;
    const write = () => { if (line) context.fillText(line.text, line.left, line.middle); };
    let at = 0;
    for (const character of node.textContent) {
      range.setStart(node, at);
      range.setEnd(node, at + character.length);
      at += character.length;
      const rect = range.getBoundingClientRect();
      if (!rect.width) continue;
      const middle = rect.top + rect.height / 2;
      if (!line || Math.abs(line.middle - middle) > 2) { write(); line = { text: "", left: rect.left, middle }; }
      line.text += character;
    }
    write();
  }
}
