// Layers: the drawings stand in the page already; here what hangs together is shown, filtered, walked through and saved.

const pictures = new Map(findAll("[data-picture]").map((section) => [section.dataset.picture, drawn(section)]));
const shownPicture = () => pictures.get(state.frame);

// The boxes of a drawing, and for each the boxes that a curve leads to, to its right and to its left.
function drawn(section) {
  const boxes = new Map([...section.querySelectorAll("g.box[data-key]")].map((box) => [box.dataset.key, box]));
  const bonds = [...section.querySelectorAll("path.bond")];
  const right = new Map();
  const left = new Map();
  const note = (table, from, to) => table.set(from, [...(table.get(from) ?? []), to]);
  for (const bond of bonds) {
    note(right, bond.dataset.from, bond.dataset.to);
    note(left, bond.dataset.to, bond.dataset.from);
  }
  return { section, svg: section.querySelector("svg.drawing"), boxes, bonds, right, left };
}

// What a box leads to, rightwards all the way and leftwards all the way.
function chain(picture, starts) {
  const found = new Set(starts);
  for (const table of [picture.right, picture.left]) {
    const seen = new Set(starts);
    const queue = [...starts];
    while (queue.length) {
      for (const next of table.get(queue.pop()) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    for (const key of seen) found.add(key);
  }
  return found;
}

// A box stands for itself, for the members of a type of bodies, and for the item that its panel is about.
function standsFor(box, id) {
  return box.dataset.focus === id || members(box.dataset.focus).includes(id);
}

function boxesOf(picture, id) {
  return picture ? [...picture.boxes.values()].filter((box) => standsFor(box, id)) : [];
}

Object.assign(view, {
  frameOf(id) {
    // A body with a drawing of its own is shown there, others where they are first found.
    if (pictures.has(id)) return id === state.frame ? null : id;
    const frames = [...pictures].filter(([, picture]) => boxesOf(picture, id).length).map(([frame]) => frame);
    return frames.includes(state.frame) || !frames.length ? null : frames[0];
  },

  paint() {
    for (const [frame, picture] of pictures) picture.section.hidden = frame !== state.frame;
    for (const rows of findAll("[data-rows]")) rows.hidden = rows.dataset.rows !== state.frame;
    const picture = shownPicture();
    if (!picture?.svg) return;
    const starts = state.focus ? boxesOf(picture, state.focus).map((box) => box.dataset.key) : [];
    const near = starts.length ? chain(picture, starts) : null;
    const off = (key) => state.hidden.has(picture.boxes.get(key).dataset.kind);
    for (const [key, box] of picture.boxes) {
      box.classList.toggle("off", off(key));
      box.classList.toggle("faded", near !== null && !near.has(key));
      box.classList.toggle("chosen", starts.includes(key));
      if (starts.includes(key)) box.setAttribute("aria-current", "true");
      else box.removeAttribute("aria-current");
    }
    for (const bond of picture.bonds) {
      bond.classList.toggle("off", off(bond.dataset.from) || off(bond.dataset.to));
      bond.classList.toggle("faded", near !== null && !(near.has(bond.dataset.from) && near.has(bond.dataset.to)));
      bond.classList.toggle("near", near !== null && near.has(bond.dataset.from) && near.has(bond.dataset.to));
    }
    rove(picture.svg);
  },

  reveal(id) {
    boxesOf(shownPicture(), id)[0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  },

  rest(id) {
    boxesOf(shownPicture(), id)[0]?.focus();
  },

  picture: (scale) => rastered(view.vector(), scale),
  vector: () => standalone(shownPicture()?.svg),
});

for (const { svg } of pictures.values()) if (svg) walkable(svg);
start();
root.dataset.ready = "1";
