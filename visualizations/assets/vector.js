// Pictures as SVG: a file of its own, with the title and the sentence above and the colours that the page has now.

const SVG = "http://www.w3.org/2000/svg";
const STYLED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "text-anchor", "dominant-baseline", "rx"];
const UNSAVED = ["class", "role", "tabindex", "aria-label", "aria-current", "data-focus", "data-key", "data-from", "data-to", "data-kind"];

function drawnElement(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A copy of an SVG of the page that needs no style sheet; what cannot be seen is left out.
function standalone(svg) {
  if (!svg) return null;
  const copy = svg.cloneNode(true);
  const originals = [...svg.querySelectorAll("*")];
  const unseen = [];
  [...copy.querySelectorAll("*")].forEach((each, place) => {
    const style = getComputedStyle(originals[place]);
    if (style.visibility === "hidden") unseen.push(each);
    for (const name of STYLED) {
      const value = style.getPropertyValue(name);
      if (name === "fill" || (value && value !== "none" && value !== "auto")) each.setAttribute(name, value);
    }
    for (const name of UNSAVED) each.removeAttribute(name);
  });
  for (const each of unseen) each.remove();
  for (const name of UNSAVED) copy.removeAttribute(name);
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("font-family", getComputedStyle(document.body).fontFamily);
  const [x, y, wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  return { copy, x, y, wide, high };
}

function sized({ copy, x, y, wide, high }) {
  copy.setAttribute("viewBox", [x, y, wide, high].join(" "));
  copy.setAttribute("width", wide);
  copy.setAttribute("height", high);
  return copy;
}

function svgText(copy) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

// The picture as a canvas; the browser draws the very SVG that can be saved.
async function rastered(drawing, scale) {
  const made = document.createElement("canvas");
  if (!drawing) { made.width = made.height = scale; return made; }
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svgText(sized(drawing))], { type: "image/svg+xml" }));
  await image.decode();
  made.width = Math.ceil(drawing.wide * scale);
  made.height = Math.ceil(drawing.high * scale);
  made.getContext("2d").drawImage(image, 0, 0, made.width, made.height);
  URL.revokeObjectURL(image.src);
  return made;
}

function withTitle(drawing) {
  const head = 60;
  const made = { ...drawing, y: drawing.y - head, high: drawing.high + head, wide: Math.max(drawing.wide, 480) };
  const style = getComputedStyle(document.body);
  made.copy.prepend(drawnElement("rect", { x: made.x, y: made.y, width: made.wide, height: made.high, fill: style.backgroundColor }));
  for (const [text, size, down, weight] of [[find("h1").textContent, 17, 24, 600], [find("#answer").textContent, 12, 46, 400]]) {
    const line = drawnElement("text", { x: made.x + 8, y: made.y + down, "font-size": `${size}px`, "font-weight": weight, fill: style.color });
    line.textContent = text;
    made.copy.append(line);
  }
  return sized(made);
}

function startVector() {
  find("#vector").hidden = view.vector === null;
  find("#vector").addEventListener("click", () => {
    const drawing = view.vector();
    if (drawing) save(new Blob([svgText(withTitle(drawing))], { type: "image/svg+xml" }), "svg");
  });
}
