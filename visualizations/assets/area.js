// A part of the page as SVG: its grounds, its lines and each line of text where the browser has put it.

const TALLEST = 6000; // pixels of the page that a picture goes down

function areaVector(area, cut) {
  if (!area) return null;
  const whole = area.getBoundingClientRect();
  const place = (box) => ({ x: box.left - whole.left, y: box.top - whole.top, width: box.width, height: box.height });
  const drawn = [];
  const texts = [];
  let high = 0;
  let rows = 0;
  let left = false;
  const walk = (each, clip) => {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    if (style.visibility === "hidden" || style.display === "none" || !each.getClientRects().length || each.classList.contains("unseen")) return;
    if (each.matches("tr, li[data-row]")) {
      if (box.bottom - whole.top > TALLEST) { left = true; return; }
      if (each.dataset.row) rows += 1;
      high = Math.max(high, box.bottom - whole.top);
    }
    drawn.push(...groundsOf(each, style, place(box)));
    const inner = style.overflow === "hidden" ? box : clip;
    for (const child of each.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) texts.push(...linesOf(child, style, place, inner));
      else if (child instanceof HTMLElement) walk(child, inner);
    }
    const mark = /^"([、，,；;]\s?)"$/.exec(getComputedStyle(each, "::after").content);
    if (mark && texts.length) texts[texts.length - 1].append(mark[1]);
  };
  walk(area, null);
  if (left) {
    texts.push(drawnElement("text", { x: 8, y: high + 18, "font-size": "12px", fill: getComputedStyle(area).color }, cut(rows)));
    high += 24;
  }
  const copy = drawnElement("svg", { xmlns: SVG, "font-family": getComputedStyle(document.body).fontFamily }, ...drawn, ...texts);
  return { copy, x: -14, y: -8, wide: whole.width + 28, high: high + 20 };
}

function groundsOf(each, style, box) {
  const found = [];
  const clear = (colour) => /rgba\(.*, 0\)|transparent/.test(colour);
  if (!clear(style.backgroundColor)) found.push(drawnElement("rect", { ...box, rx: parseFloat(style.borderTopLeftRadius) || 0, fill: style.backgroundColor }));
  const wide = (side) => parseFloat(style[`border${side}Width`]);
  const edges = {
    Left: { ...box, width: wide("Left") },
    Right: { ...box, x: box.x + box.width - wide("Right"), width: wide("Right") },
    Top: { ...box, height: wide("Top") },
    Bottom: { ...box, y: box.y + box.height - wide("Bottom"), height: wide("Bottom") },
  };
  for (const [side, edge] of Object.entries(edges)) {
    if (wide(side) && !clear(style[`border${side}Color`])) found.push(drawnElement("rect", { ...edge, fill: style[`border${side}Color`] }));
  }
  return found;
}

// The lines of a text as the browser broke it; those beyond the box that holds it are not seen, and not drawn.
function linesOf(text, style, place, clip) {
  const range = document.createRange();
  const lines = [];
  range.selectNodeContents(text);
  if (!text.data.trim() || !range.getClientRects().length) return [];
  const several = range.getClientRects().length > 1;
  let from = 0;
  while (from < text.data.length) {
    const length = several ? String.fromCodePoint(text.data.codePointAt(from)).length : text.data.length;
    range.setStart(text, from);
    range.setEnd(text, from + length);
    const box = range.getClientRects()[0];
    const said = text.data.slice(from, from + length);
    from += length;
    if (!box || !box.width || (clip && box.bottom > clip.bottom + 2)) continue;
    const last = lines[lines.length - 1];
    if (last && Math.abs(last.box.top - box.top) < 3) last.said += said;
    else lines.push({ said, box });
  }
  return lines.filter((line) => line.said.trim()).map(({ said, box }) => {
    const { x, y, height } = place(box);
    return drawnElement("text", { x, y: y + height / 2, fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight, "dominant-baseline": "central" }, said);
  });
}
