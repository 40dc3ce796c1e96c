// The network: bodies at places that were computed before, lines for the tasks they share, one year at a time.

const START_SCALE = 0.56; // labels of 20 units are 11 pixels high at this scale: smaller than that the page does not begin
const LEAST_SCALE = 0.2;
const LARGEST_SCALE = 0.9;
const GHOST = 0.25;
const weightLimit = page.weight ?? { least: 1, most: 1, start: 1 };
const bodyNodes = new Map(page.nodes.map((node) => [node.id, node]));
const nodeData = new vis.DataSet();
const edgeData = new vis.DataSet();
const stage = find("#network");
let leastWeight = weightLimit.start;
let moved = false;

function colour(name) {
  return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
}

function clear(hex, opacity) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${opacity})`;
}

function palette() {
  const kinds = new Set(page.nodes.map((node) => node.kind));
  const found = { ink: colour("ink"), page: colour("page"), bond: colour("bond"), accent: colour("accent") };
  for (const kind of kinds) {
    const known = colour(kind ?? "other") ? kind : "other";
    found[kind] = { fill: colour(known), line: colour(`${known}-line`) };
  }
  return found;
}

const present = (node) => !node.load || own(node.load, state.frame) !== undefined;
const allowed = (node) => !state.hidden.has(node.kind);
const weightOf = (edge) => (edge.weights ? own(edge.weights, state.frame) ?? 0 : weightLimit.least);

function shownEdge(edge) {
  const ends = [bodyNodes.get(edge.from), bodyNodes.get(edge.to)];
  return weightOf(edge) >= leastWeight && ends.every((node) => allowed(node) && present(node));
}

// What stands for the thing in focus in the picture: itself, or all of its kind.
const focusNode = () => own(page.within, state.focus ?? "") ?? state.focus;

// Everyone who carries the task in focus, or the body in focus and its neighbours.
function around() {
  const id = focusNode();
  const item = id ? own(page.items, id) : undefined;
  if (item) {
    const carriers = new Set(item.parts.map((part) => part.body));
    const holds = (node) => carriers.has(node.id) || members(node.id).some((each) => carriers.has(each));
    const nodes = new Set(page.nodes.filter(holds).map((node) => node.id));
    return { nodes, edges: new Set(page.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)).map((edge) => edge.id)) };
  }
  if (!bodyNodes.has(id)) return null;
  const edges = page.edges.filter((edge) => shownEdge(edge) && (edge.from === id || edge.to === id));
  return { nodes: new Set([id, ...edges.flatMap((edge) => [edge.from, edge.to])]), edges: new Set(edges.map((edge) => edge.id)) };
}

function paintedNode(node, near, colours) {
  const ghost = !present(node);
  const faded = near !== null && !near.nodes.has(node.id);
  const count = node.load ? own(node.load, state.frame) : undefined;
  const own_ = colours[node.kind] ?? { fill: colours.bond, line: colours.bond };
  const chosen = node.id === focusNode();
  const collective = node.kind === "collective";
  return {
    id: node.id,
    label: count === undefined ? node.label : `${node.label} ${count}`,
    title: node.title,
    shape: node.shape === "ellipse" ? "dot" : node.shape,
    x: node.x,
    y: node.y,
    size: ghost ? 9 : node.sizes ? node.sizes[state.frame] : 14,
    hidden: !allowed(node),
    opacity: ghost ? GHOST : faded ? 0.13 : 1,
    borderWidth: chosen ? 4 : collective ? 1.5 : 2,
    borderWidthSelected: 4,
    shapeProperties: { borderDashes: collective ? [4, 3] : false },
    color: {
      background: own_.fill,
      border: chosen ? colours.ink : own_.line,
      highlight: { background: own_.fill, border: colours.ink },
      hover: { background: own_.fill, border: colours.accent },
    },
    font: { size: 20, face: getComputedStyle(document.body).fontFamily, color: clear(colours.ink, ghost ? 0.5 : faded ? 0.45 : 1), strokeWidth: 4, strokeColor: colours.page },
  };
}

function paintedEdge(edge, near, colours) {
  if (!shownEdge(edge)) return { id: edge.id, from: edge.from, to: edge.to, hidden: true };
  const weight = weightOf(edge);
  const opacity = near ? (near.edges.has(edge.id) ? 0.85 : 0.05) : Math.min(0.8, 0.16 + 0.11 * weight);
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    hidden: false,
    width: Math.min(1 + Math.min(1.3, 14 / (weightLimit.named || 1)) * weight, 18),
    title: edge.title ?? fill("network_edge", { one: bodyNodes.get(edge.from).label, other: bodyNodes.get(edge.to).label, count: weight }),
    smooth: { enabled: true, type: "curvedCW", roundness: 0.08 },
    color: { color: clear(colours.bond, opacity), highlight: clear(colours.bond, 0.9), hover: clear(colours.bond, 0.9) },
  };
}

applyTheme();
const drawing = new vis.Network(stage, { nodes: nodeData, edges: edgeData }, page.options);

function visibleNodes() {
  return page.nodes.filter((node) => allowed(node));
}

// The whole picture where its labels can be read at *least* scale, else its core at that scale.
function fit(least, animation) {
  const ids = visibleNodes().map((node) => node.id);
  if (!ids.length) return;
  const boxes = ids.map((id) => drawing.getBoundingBox(id)).filter(Boolean);
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const whole = Math.min((stage.clientWidth - 24) / (right - left), (stage.clientHeight - 24) / (bottom - top), LARGEST_SCALE);
  const scale = Math.max(whole, least);
  const position = whole < least ? { x: 0, y: 0 } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  drawing.moveTo({ position, scale, animation: animation && !calm ? { duration: 250 } : false });
}

Object.assign(view, {
  knows: () => false,
  shows: (id) => own(page.items, id) !== undefined || own(page.cards, id) !== undefined || bodyNodes.has(id),

  frameOf(id) {
    const node = bodyNodes.get(id);
    const frames = node ? Object.keys(node.load ?? {}) : page.frames.map((frame) => frame.id).filter((frame) => own(page.itemsByFrame, frame)?.includes(id));
    return frames.includes(state.frame) || !frames.length ? null : frames[0];
  },

  paint() {
    const near = around();
    const colours = palette();
    nodeData.update(page.nodes.map((node) => paintedNode(node, near, colours)));
    edgeData.update(page.edges.map((edge) => paintedEdge(edge, near, colours)));
  },

  reveal(id) {
    const near = around();
    const ids = near ? [...near.nodes].filter((each) => allowed(bodyNodes.get(each))) : [];
    if (!ids.length) return;
    const points = Object.values(drawing.getPositions(ids));
    const middle = (axis) => (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2;
    const centre = bodyNodes.has(id) ? drawing.getPosition(id) : { x: middle("x"), y: middle("y") };
    const inView = points.every((point) => { const at = drawing.canvasToDOM(point); return at.x > 20 && at.y > 20 && at.x < stage.clientWidth - 20 && at.y < stage.clientHeight - 40; });
    if (inView) return;
    moved = true;
    drawing.moveTo({ position: centre, scale: Math.max(drawing.getScale(), START_SCALE), animation: calm ? false : { duration: 250 } });
  },

  begin: () => fit(START_SCALE, false),

  refit() {
    if (!moved) fit(LEAST_SCALE, true);
  },

  rest() {
    stage.focus({ preventScroll: true });
  },

  picture: (scale) => drawnNetwork(scale),
  vector: () => networkVector(),

  rightBefore() {
    if (!stage.clientWidth) return; // printed from a preview: the copy that is there stays
    find("#printed")?.remove();
    const printed = drawnNetwork(2);
    printed.id = "printed";
    find("#stage").after(printed);
  },
});

// A copy of the canvas, *scale* times as fine.
function drawnNetwork(scale) {
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const [zoom, position] = [drawing.getScale(), drawing.getViewPosition()];
  const made = document.createElement("canvas");
  const ratio = drawing.canvas.pixelRatio || 1;
  const fine = scale / ratio;
  drawing.setSize(`${Math.round(width * fine)}px`, `${Math.round(height * fine)}px`);
  drawing.moveTo({ position, scale: zoom * fine, animation: false });
  drawing.redraw();
  const canvas = stage.querySelector("canvas");
  made.width = canvas.width;
  made.height = canvas.height;
  made.getContext("2d").drawImage(canvas, 0, 0);
  drawing.setSize("100%", "100%");
  drawing.moveTo({ position, scale: zoom, animation: false });
  drawing.redraw();
  return made;
}

// The same network as SVG: all of it, not only what the window shows.
function networkVector() {
  const near = around();
  const colours = palette();
  const painted = visibleNodes().map((node) => paintedNode(node, near, colours));
  if (!painted.length) return null;
  const at = drawing.getPositions(painted.map((node) => node.id));
  const lines = page.edges.map((edge) => paintedEdge(edge, near, colours)).filter((edge) => !edge.hidden).map((edge) => {
    const [a, b] = [at[edge.from], at[edge.to]];
    const bend = [(a.x + b.x) / 2 + (b.y - a.y) * 0.04, (a.y + b.y) / 2 - (b.x - a.x) * 0.04];
    return drawnElement("path", { d: `M${a.x} ${a.y}Q${bend[0]} ${bend[1]} ${b.x} ${b.y}`, fill: "none", stroke: edge.color.color, "stroke-width": edge.width });
  });
  const boxes = painted.map((node) => {
    const half = node.size;
    const shape = drawnElement("path", {
      d: OUTLINES[node.shape] ?? OUTLINES.dot, transform: `translate(${at[node.id].x - half} ${at[node.id].y - half}) scale(${half / 8})`,
      fill: node.color.background, stroke: node.color.border, "stroke-width": (node.borderWidth * 8) / half,
      "stroke-dasharray": node.shapeProperties.borderDashes ? "2 1.5" : null,
    });
    const label = drawnElement("text", {
      x: at[node.id].x, y: at[node.id].y + half + 22, "text-anchor": "middle", "font-size": "20px", fill: node.font.color,
      stroke: node.font.strokeColor, "stroke-width": 4, "paint-order": "stroke",
    });
    label.textContent = node.label;
    return drawnElement("g", { opacity: node.opacity }, shape, label);
  });
  const copy = drawnElement("svg", { xmlns: SVG, "font-family": getComputedStyle(document.body).fontFamily }, ...lines, ...boxes);
  if (!painted.length) return null;
  const edges = painted.map((node) => drawing.getBoundingBox(node.id));
  const [left, top] = [Math.min(...edges.map((box) => box.left)) - 30, Math.min(...edges.map((box) => box.top)) - 30];
  const [right, bottom] = [Math.max(...edges.map((box) => box.right)) + 30, Math.max(...edges.map((box) => box.bottom)) + 40];
  return { copy, x: left, y: top, wide: right - left, high: bottom - top };
}

// Weight: how many tasks two bodies must share for a line between them.

function startWeight() {
  if (weightLimit.most <= weightLimit.least) return;
  const slider = element("input", { type: "range", min: weightLimit.least, max: weightLimit.most, value: leastWeight });
  const shown = element("output", {}, String(leastWeight));
  slider.addEventListener("input", () => {
    leastWeight = Number(slider.value);
    shown.textContent = slider.value;
    view.paint();
  });
  find("#weight").append(element("label", {}, words.network_weight, shown, slider));
}

function walk(across, down) {
  const ids = visibleNodes().filter(present).map((node) => node.id);
  if (!ids.length) return;
  if (!bodyNodes.has(state.focus)) { go(ids[0], { reveal: true, walking: true }); return; }
  const points = drawing.getPositions();
  const here = points[state.focus];
  let best = null;
  let least = Infinity;
  for (const id of ids) {
    const [x, y] = [points[id].x - here.x, points[id].y - here.y];
    const along = x * across + y * down;
    const cost = along + 2.5 * (Math.abs(x * down) + Math.abs(y * across));
    if (id !== state.focus && along > 1 && cost < least) { least = cost; best = id; }
  }
  if (best) go(best, { reveal: true, walking: true });
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
stage.addEventListener("keydown", (event) => {
  if (ARROWS[event.key]) { event.preventDefault(); walk(...ARROWS[event.key]); }
  else if (event.key === "0") { moved = false; fit(LEAST_SCALE, true); }
  else if (event.key === "+" || event.key === "=") { moved = true; drawing.moveTo({ scale: drawing.getScale() * 1.2 }); }
  else if (event.key === "-") { moved = true; drawing.moveTo({ scale: drawing.getScale() / 1.2 }); }
});
find("#fit").addEventListener("click", () => { moved = false; fit(LEAST_SCALE, true); });
drawing.on("click", (event) => go(event.nodes[0] ?? null));
drawing.on("hoverNode", () => { stage.dataset.over = "node"; });
drawing.on("blurNode", () => { delete stage.dataset.over; });
drawing.on("dragEnd", () => { moved = true; });
drawing.on("zoom", () => { moved = true; });

window.remit.labelPixels = () => 20 * drawing.getScale();
window.remit.positions = () => drawing.getPositions();
window.remit.pixels = (id) => drawing.canvasToDOM(drawing.getPosition(id));
window.remit.shownEdges = () => page.edges.filter(shownEdge).length;

startWeight();
start();
new ResizeObserver(() => { if (!moved) requestAnimationFrame(() => fit(START_SCALE, false)); }).observe(stage);
drawing.once("afterDrawing", () => {
  requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.ready = "1"; }));
});
drawing.redraw();
