// The timeline: its lanes stand in the page already; here they are filtered, opened, chosen from and walked through.

const shownSection = () => findAll("[data-picture]").find((each) => each.dataset.picture === state.frame);
const laneOf = (id) => own(page.lanes, id);
const marksOf = (lane, body) => lane.marks.filter(([, , heads]) => !body || (body === "unnamed" ? !heads.length : heads.includes(body)));

// A lane, or the marks of one body in it, which has the lane's id before its own.
function chosenLane(id) {
  if (laneOf(id)) return { lane: laneOf(id), key: id, body: null };
  const key = Object.keys(page.lanes).find((each) => id.startsWith(`${each}|`));
  return key === undefined ? null : { lane: laneOf(key), key, body: id.slice(key.length + 1) };
}

const framesOf = (id) => [...new Set(Object.values(page.lanes).filter((lane) => lane.marks.some(([mark]) => mark === id)).map((lane) => lane.frame))];
const buttonsOf = (id) => [...(shownSection()?.querySelectorAll("[data-focus]") ?? [])].filter((each) => each.dataset.focus === id && !each.closest(".strip"));

Object.assign(view, {
  knows: (id) => chosenLane(id) !== null,

  frameOf(id) {
    const lane = chosenLane(id);
    const frames = lane ? [lane.lane.frame] : framesOf(id);
    const others = frames.length ? frames
      : page.frames.map((frame) => frame.id).filter((frame) => own(page.itemsByFrame, frame).some((item) => item === id || own(page.items, item).parts.some((part) => part.body === id)));
    return others.includes(state.frame) || !others.length ? null : others[0];
  },

  panel(id) {
    const found = chosenLane(id);
    if (!found) return null;
    const marks = marksOf(found.lane, found.body);
    const body = found.body ? own(page.bodies, found.body)?.name ?? words.timeline_unnamed_kind : null;
    return [
      ...heading(body ? `${found.lane.label} · ${body}` : found.lane.label, fill("timeline_number", { count: marks.length })),
      list(marks.map(([mark, due, heads, text, figure]) => () => element("div", { class: "entry" },
        link(mark, [text, figure].filter(Boolean).join(" ")),
        due ? element("span", { class: "tag" }, due) : null,
        element("p", { class: "quiet" }, heads.map((head) => own(page.bodies, head).name).join(words.comma) || words.timeline_nobody)))),
    ];
  },

  paint() {
    for (const section of findAll("[data-picture]")) section.hidden = section.dataset.picture !== state.frame;
    const section = shownSection();
    const area = section?.querySelector(".walk");
    if (!area) return;
    for (const mark of area.querySelectorAll("[data-kinds]")) mark.hidden = mark.dataset.kinds.split(" ").every((kind) => state.hidden.has(kind));
    const focus = state.focus;
    for (const button of area.querySelectorAll("[data-focus]")) {
      const mine = button.dataset.focus === focus && !button.matches(".all");
      button.classList.toggle("chosen", mine);
      if (mine) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    // What a chosen body stands at the head of, or what a chosen item promises, stands out.
    const near = focus && !chosenLane(focus) ? marksNear(focus) : null;
    for (const button of area.querySelectorAll(".dues [data-focus]")) button.classList.toggle("near", Boolean(near?.has(button.dataset.focus)));
    rove(area);
  },

  reveal(id) {
    const target = buttonsOf(id)[0] ?? shownSection()?.querySelector(".near");
    target?.closest("tr")?.classList.toggle("whole", Boolean(target.closest(".rest")) || target.closest("tr").classList.contains("whole"));
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  },

  rest(id) {
    buttonsOf(id)[0]?.focus();
  },

  picture: (scale) => rastered(view.vector(), scale),
  vector: () => areaVector(shownSection()?.querySelector("table"), () => words.timeline_picture_cut),
});

function marksNear(id) {
  const near = new Set();
  for (const lane of Object.values(page.lanes)) {
    if (lane.frame !== state.frame) continue;
    for (const [mark, , heads] of lane.marks) {
      const of = own(page.cards, mark)?.links.some(([, leads]) => leads.some(([to]) => to === id));
      if (mark === id || heads.includes(id) || of) near.add(mark);
    }
    for (const head of new Set(lane.marks.flatMap(([, , heads]) => heads))) {
      if (head === id) near.add(`${Object.keys(page.lanes).find((key) => page.lanes[key] === lane)}|${head}`);
    }
  }
  return near;
}

for (const area of findAll(".walk")) {
  area.addEventListener("click", (event) => {
    const all = event.target.closest("[data-all]");
    if (all) {
      all.closest("tr").classList.add("whole");
      all.closest("tr").querySelector(".rest button")?.focus();
    }
    const slot = event.target.closest(".strip [data-focus]");
    if (slot) [...area.querySelectorAll("tr")].find((row) => row.dataset.lane === slot.dataset.focus)?.scrollIntoView({ block: "nearest" });
  });
  walkable(area);
}
start();
root.dataset.ready = "1";
