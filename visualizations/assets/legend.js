// The legend is the filter: one box for each type, with how many bodies of it the frame has.

const OUTLINES = {
  dot: "M8 1.5a6.5 6.5 0 1 0 .01 0z",
  ellipse: "M8 3.5c4 0 6.8 2 6.8 4.5S12 12.5 8 12.5 1.2 10.5 1.2 8 4 3.5 8 3.5z",
  triangle: "M8 1.5 15 14H1z",
  triangleDown: "M8 14.5 15 2H1z",
  square: "M2 2h12v12H2z",
  diamond: "M8 .8 15.2 8 8 15.2.8 8z",
  hexagon: "M4.2 1.6h7.6L15.6 8l-3.8 6.4H4.2L.4 8z",
  star: "M8 .8l2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12.2l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5z",
  line: "M0 8h16",
};

function glyph(shape, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", OUTLINES[shape] ?? OUTLINES.dot);
  svg.append(path);
  return svg;
}

function showLegend() {
  const counts = frameData().counts ?? {};
  find("#legend").replaceChildren(...page.kinds.map((kind) => {
    const box = element("input", { type: "checkbox" });
    box.checked = !state.hidden.has(kind.id);
    box.addEventListener("change", () => {
      if (box.checked) state.hidden.delete(kind.id);
      else state.hidden.add(kind.id);
      view.paint();
      view.refit?.();
    });
    const label = element("label", {}, box, glyph(kind.shape, kind.id === "collective" ? "glyph dashed" : "glyph"), kind.label,
      element("span", { class: "number" }, String(own(counts, kind.id) ?? 0)));
    const entry = element("li", {}, label);
    entry.dataset.kind = kind.id;
    return entry;
  }), ...(page.view === "collaboration" ? [element("li", {}, element("span", { class: "key" }, glyph("line", "glyph line"), words.network_line))] : []));
}
