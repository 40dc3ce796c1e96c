// The picture of a screenful of the text, that around the chosen place or else what is on the screen, as SVG: each line of it, and
// each colour, where the browser has put it.

const HEAD_ROOM = 8;

function snapshot(area, chosen) {
  const box = area.getBoundingClientRect();
  const wanted = chosen ? chosen.getBoundingClientRect().top - innerHeight / 3 : 0;
  const top = Math.max(wanted, box.top);
  const bottom = Math.max(top + 1, Math.min(wanted + innerHeight, box.bottom));
  const place = (rect) => ({ x: rect.left - box.left, y: rect.top - top, width: rect.width, height: rect.height });
  const inSight = (rect) => rect.bottom > top && rect.top < bottom;
  const rows = [...area.querySelectorAll(".row")].filter((row) => inSight(row.getBoundingClientRect()));
  const drawn = [];
  const block = (rect, colour) => drawn.push(drawnElement("rect", { ...place(rect), fill: colour }));
  for (const row of rows) {
    const rect = row.getBoundingClientRect();
    const style = getComputedStyle(row);
    block(rect, style.backgroundColor);
    block(new DOMRect(rect.left, rect.top, 3, rect.height), style.borderLeftColor);
  }
  for (const each of rows.flatMap((row) => [...row.querySelectorAll(".fact")])) {
    const style = getComputedStyle(each);
    for (const rect of [...each.getClientRects()].filter(inSight)) {
      block(rect, style.backgroundColor);
      for (const [name, up] of [["--under", 2], ["--below", 0]]) {
        const line = /#[0-9a-f]{3,8}\s*$/i.exec(style.getPropertyValue(name));
        if (line) block(new DOMRect(rect.left, rect.bottom - up, rect.width, 2), line[0].trim());
      }
      if (style.textDecorationLine.includes("underline")) block(new DOMRect(rect.left, rect.bottom - 3, rect.width, parseFloat(style.textDecorationThickness) || 1), style.textDecorationColor);
    }
  }
  for (const row of rows) drawn.push(...lines(row, place, inSight));
  const copy = drawnElement("svg", { xmlns: SVG, "font-family": getComputedStyle(document.body).fontFamily }, ...drawn);
  return { copy, x: 0, y: -HEAD_ROOM, wide: box.width, high: bottom - top + 2 * HEAD_ROOM };
}

// Each run of characters that the browser has put on one line.
function lines(row, place, inSight) {
  const found = [];
  const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const style = getComputedStyle(node.parentElement);
    let line = null;
    let at = 0;
    for (const character of node.textContent) {
      range.setStart(node, at);
      at += character.length;
      range.setEnd(node, at);
      const rect = range.getBoundingClientRect();
      if (!rect.width || !inSight(rect)) continue;
      const { x, y, height } = place(rect);
      if (!line || Math.abs(line.y - y) > 2) {
        line = { y, made: drawnElement("text", { x, y: y + height / 2, fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight, "dominant-baseline": "central" }) };
        found.push(line.made);
      }
      line.made.textContent += character;
    }
  }
  return found;
}
