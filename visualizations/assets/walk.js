// Walking through a picture or table with the keyboard: one stop for the tab key, arrows lead from there to the nearest one that way.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const canBeSeen = (each) => each.getClientRects().length > 0 && getComputedStyle(each).visibility !== "hidden";

function rove(area) {
  const buttons = [...area.querySelectorAll("[data-focus]")];
  const current = buttons.find((button) => button === document.activeElement) ?? buttons.find((button) => button.dataset.focus === state.focus && canBeSeen(button))
    ?? buttons.find(canBeSeen);
  for (const button of buttons) button.setAttribute("tabindex", button === current ? "0" : "-1");
}

function nearest(from, others, [across, down]) {
  const middle = (each) => { const box = each.getBoundingClientRect(); return [box.left + Math.min(box.width, 60) / 2, box.top + box.height / 2]; };
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const other of others) {
    const [u, v] = middle(other);
    const along = (u - x) * across + (v - y) * down;
    const aside = Math.abs((u - x) * down) + Math.abs((v - y) * across);
    const cost = along + 3 * aside;
    if (other !== from && along > 4 && cost < least) { least = cost; best = other; }
  }
  return best;
}

// Clicks and keys of *area*, whose [data-focus] are what can be chosen.
function walkable(area) {
  area.addEventListener("click", (event) => {
    const button = event.target.closest("[data-focus]");
    if (button) go(button.dataset.focus);
  });
  area.addEventListener("keydown", (event) => {
    const button = event.target.closest("[data-focus]");
    if (!button) return;
    if (button.tagName !== "BUTTON" && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      go(button.dataset.focus);
    }
    if (!DIRECTIONS[event.key]) return;
    event.preventDefault();
    const next = nearest(button, [...area.querySelectorAll("[data-focus]")].filter(canBeSeen), DIRECTIONS[event.key]);
    if (!next) return;
    button.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}
