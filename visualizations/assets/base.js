// What every page has: its data, its state, and the ways in which the two meet the person.
// Text of documents is only ever put into the page as text: through textContent and append.

const page = JSON.parse(document.getElementById("data").textContent);
const words = page.words;
const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
const findAll = (selector) => [...document.querySelectorAll(selector)];
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const systemDark = matchMedia("(prefers-color-scheme: dark)");

// frame: the year or document that is shown; focus: the id that the panel is about; hidden: types that the legend turned off.
const state = {
  frame: page.frames[0].id,
  focus: null,
  hidden: new Set(page.kinds.filter((kind) => kind.hidden).map((kind) => kind.id)),
};

// What a view does for itself; matrix.js and network.js replace these.
const view = {
  paint() {},
  reveal(id) {},
  picture(scale) {},
  vector: null,
  panel(id) { return null; },
  knows(id) { return false; },
  shows(id) { return true; },
  frameOf(id) { return null; },
  rightBefore() {},
};

function fill(key, values) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

function say(text) {
  find("#live").textContent = text;
}

function typing() {
  const at = document.activeElement;
  return /^(SELECT|TEXTAREA)$/.test(at?.tagName) || (at?.tagName === "INPUT" && !/^(checkbox|radio|range)$/.test(at.type));
}

const own = (table, key) => (table && Object.hasOwn(table, key) ? table[key] : undefined);
const frameData = () => page.frames.find((frame) => frame.id === state.frame);

// Focus: what the panel is about, kept in the address so that a link leads back to it.

function known(id) {
  return own(page.bodies, id) !== undefined || own(page.items, id) !== undefined || own(page.cards, id) !== undefined || view.knows(id);
}

function go(id, options = {}) {
  const before = { frame: state.frame, focus: state.focus };
  state.focus = id || null;
  // What was clicked is on the page; what was searched for may be in another year.
  const frame = state.focus && options.reveal && !options.keepFrame && known(state.focus) ? view.frameOf(state.focus) : null;
  if (frame !== null && frame !== state.frame) { showFrame(frame); showLegend(); }
  // Walking from one to the next is one step, however long it takes.
  const step = state.focus !== before.focus && !options.returning && !(options.walking && trail.walked);
  trail.walked = Boolean(options.walking);
  writeAddress(step ? before : null);
  view.paint();
  showPanel();
  if (state.focus && options.reveal) view.reveal(state.focus);
}

function readAddress() {
  const address = new URLSearchParams(location.hash.slice(1));
  const frame = address.get("y");
  const keepFrame = page.frames.some((each) => each.id === frame);
  if (keepFrame && frame !== state.frame) chooseFrame(frame);
  const wanted = address.get("n");
  if (wanted !== state.focus) go(wanted, { reveal: true, keepFrame, returning: true });
}

// Frames: the same picture for another year or document.

function showFrame(frame) {
  state.frame = frame;
  for (const button of findAll("[data-frame]")) {
    const chosen = button.dataset.frame === frame;
    button.setAttribute("aria-checked", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  }
  const select = find("select#frames");
  if (select) select.value = frame;
  find("#answer").textContent = frameData().answer ?? find("#answer").textContent;
}

function chooseFrame(frame) {
  showFrame(frame);
  // A body stays in focus from year to year; a task, a field or a cell belongs to one.
  if (state.focus && own(page.bodies, state.focus) === undefined && view.frameOf(state.focus) !== null) state.focus = null;
  showLegend();
  view.paint();
  showPanel();
  writeAddress();
  say(frameData().label);
}

function startFrames() {
  const control = find("#frames");
  if (!control) return;
  if (control.tagName === "SELECT") {
    control.addEventListener("change", () => chooseFrame(control.value));
    return;
  }
  const buttons = findAll("[data-frame]");
  buttons.forEach((button, place) => {
    button.addEventListener("click", () => chooseFrame(button.dataset.frame));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = buttons[(place + step + buttons.length) % buttons.length];
      next.focus();
      chooseFrame(next.dataset.frame);
    });
  });
}

// Light and dark: as the system has it, until the person chooses.

function applyTheme() {
  const chosen = root.dataset.theme;
  const dark = chosen === "dark" || (chosen === "auto" && systemDark.matches);
  root.toggleAttribute("data-dark", dark);
  find("#theme").textContent = dark ? words.light : words.dark;
}

function startTheme() {
  applyTheme();
  systemDark.addEventListener("change", () => { applyTheme(); view.paint(); });
  find("#theme").addEventListener("click", () => {
    root.dataset.theme = root.hasAttribute("data-dark") ? "light" : "dark";
    applyTheme();
    view.paint();
  });
  addEventListener("beforeprint", () => { root.removeAttribute("data-dark"); view.paint(); view.rightBefore(); });
  addEventListener("afterprint", () => { applyTheme(); view.paint(); });
}

// Everything together; a view calls this once it has put its own in place.

function start() {
  startTheme();
  startFrames();
  startSearch();
  startPicture();
  startVector();
  find("#print").addEventListener("click", () => print());
  document.addEventListener("keydown", (event) => {
    if (typing() || find("dialog[open]")) return;
    if (event.key === "/") {
      event.preventDefault();
      find("#search").focus();
    } else if (event.key === "Escape" && state.focus) {
      const back = state.focus;
      go(null);
      view.rest?.(back);
    }
  });
  showLegend();
  showFrame(state.frame);
  view.paint();
  showPanel();
  view.begin?.();
  readAddress();
  linkBeside(location.hash.slice(1));
  startTrail();
  startHelp();
}

// What tests and curious people may ask from the console.
window.remit = { page, state, go, chooseFrame };
