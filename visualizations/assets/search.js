// Search with suggestions: "/" leads here, arrows choose, Enter goes there, Esc leaves.

const MOST_RESULTS = 12;

function entries() {
  const bodies = Object.entries(page.bodies).map(([id, body]) => ({ id, title: body.name, other: body.aliases.join(" "), kind: kindLabel(body.kind) }));
  const items = Object.entries(page.items).map(([id, item]) => ({ id, title: item.title, other: "", kind: item.where }));
  const cards = Object.entries(page.cards ?? {}).map(([id, card]) => ({ id, title: card.name, other: card.aliases.join(" "), kind: card.kind }));
  return [...bodies, ...cards, ...items].filter((entry) => view.shows(entry.id));
}

const plain = (text) => text.toLowerCase().replace(/\s+/g, "");

// Whether *wanted*, in Latin letters, spells *title* from the character at *place* on: of each character its first letter (kpb), all of
// its reading (kepubu), zh, ch or sh, or at the end the beginning of its reading; what is no letter is passed over.
function spells(title, place, wanted) {
  if (!wanted) return true;
  if (place >= title.length) return false;
  const character = title[place];
  const ways = own(page.readings, character)?.split(" ") ?? (/[a-z0-9]/.test(character) ? [character] : []);
  if (!ways.length) return place > 0 && !/\p{L}/u.test(character) && spells(title, place + 1, wanted);
  return ways.some((way) => way.startsWith(wanted) || [way, way.slice(0, 1), ...(/^[zcs]h/.test(way) ? [way.slice(0, 2)] : [])]
    .some((part) => wanted.startsWith(part) && spells(title, place + 1, wanted.slice(part.length))));
}

// 3 where a name begins as it is spelt, 4 where it goes on so, 9 where it does not.
function spelling(text, wanted) {
  if (!page.readings || !/^[a-z0-9]+$/.test(wanted)) return 9;
  const title = [...plain(text)];
  if (spells(title, 0, wanted)) return 3;
  return wanted.length > 1 && title.some((_, place) => place && spells(title, place, wanted)) ? 4 : 9;
}

function matches(typed) {
  const wanted = plain(typed);
  if (!wanted) return [];
  const rank = (entry) => {
    const title = plain(entry.title);
    return title.startsWith(wanted) ? 0 : title.includes(wanted) ? 1 : plain(entry.other).includes(wanted) ? 2
      : Math.min(spelling(entry.title, wanted), spelling(entry.other, wanted) + 1);
  };
  return entries().map((entry, place) => ({ entry, rank: rank(entry), place })).filter((each) => each.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, MOST_RESULTS).map((each) => each.entry);
}

function startSearch() {
  const field = find("#search");
  const results = find("#results");
  let found = [];
  let chosen = -1;

  const close = () => {
    results.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    if (!found.length) return;
    chosen = (place + found.length) % found.length;
    [...results.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === chosen)));
    results.children[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", `result-${chosen}`);
  };
  const pick = (place) => {
    const entry = found[place];
    if (!entry) return;
    close();
    const kind = own(page.bodies, entry.id)?.kind;
    if (kind && state.hidden.delete(kind)) showLegend();
    go(entry.id, { reveal: true });
    find("#panel").focus({ preventScroll: true });
  };
  const look = () => {
    found = matches(field.value);
    results.replaceChildren(...found.map((entry, place) => element("li", {
      role: "option", id: `result-${place}`, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); pick(place); },
    }, entry.title, element("small", {}, entry.kind))));
    if (!found.length) close();
    else {
      results.hidden = false;
      field.setAttribute("aria-expanded", "true");
      mark(0);
    }
    if (field.value.trim()) say(fill("result_count", { count: found.length }));
  };
  field.addEventListener("input", look);
  field.addEventListener("focus", look);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") pick(Math.max(chosen, 0));
    else if (event.key === "Escape") {
      if (field.value) { field.value = ""; look(); }
      else { field.blur(); go(null); }
    }
  });
}
