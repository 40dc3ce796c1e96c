// The trail: what was in focus before, to go back to. Where the page has an address the browser's history keeps it, else the page itself.

const trail = { kept: [], addressed: true, walked: false };

function depth() {
  return trail.addressed ? history.state?.depth ?? 0 : trail.kept.length;
}

// A step has a place of its own in the history; whatever else changes the address does so in place.
function writeAddress(before = null) {
  const address = new URLSearchParams();
  if (page.frames.length > 1) address.set("y", state.frame);
  if (state.focus) address.set("n", state.focus);
  try {
    if (before) history.pushState({ depth: depth() + 1 }, "", `#${address}`);
    else history.replaceState(history.state, "", `#${address}`);
  } catch {
    // A page inside a notebook has no address of its own.
    trail.addressed = false;
    if (before) trail.kept.push(before);
  }
  linkBeside(address);
}

function back() {
  if (!depth()) return;
  find("#panel").focus({ preventScroll: true });
  if (trail.addressed) { history.back(); return; }
  const before = trail.kept.pop();
  if (before.frame !== state.frame) chooseFrame(before.frame);
  go(before.focus, { reveal: true, keepFrame: true, returning: true });
}

// The pages beside this one are opened at the same year and the same body or task.
function linkBeside(address) {
  const shared = own(page.bodies, state.focus ?? "") || own(page.items, state.focus ?? "");
  const kept = new URLSearchParams(address);
  if (!shared) kept.delete("n");
  for (const anchor of findAll("#beside a")) {
    const [file] = anchor.getAttribute("href").split("#");
    anchor.setAttribute("href", file === "index.html" || !kept.size ? file : `${file}#${kept}`);
  }
}

function startTrail() {
  find("#beside [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  addEventListener("hashchange", readAddress);
  addEventListener("popstate", readAddress);
  document.addEventListener("keydown", (event) => {
    const wanted = event.key === "Backspace" || (event.altKey && event.key === "ArrowLeft" && !trail.addressed);
    if (!wanted || typing() || find("dialog[open]")) return;
    event.preventDefault();
    back();
  });
  // The way past the tools leads to the panel and changes no address.
  find(".skip").addEventListener("click", (event) => { event.preventDefault(); find("#panel").focus(); });
}
