// The panel: what the chosen body, task or field is about, with the words of the text that say so.

const LONG_LIST = 12;

function itemsInFrame() {
  if (page.itemsByFrame) return own(page.itemsByFrame, state.frame) ?? [];
  const ids = (own(page.cells, state.frame) ?? []).flatMap((cell) => cell.items);
  return Object.keys(page.items).filter((id) => ids.includes(id));
}

function members(id) {
  const body = own(page.bodies, id);
  return body ? (body.members.length ? body.members : [id]) : [];
}

function partsOf(item, id) {
  const wanted = members(id);
  return own(page.items, item).parts.filter((part) => wanted.includes(part.body));
}

const isCollective = (id) => own(page.bodies, id)?.kind === "collective";
const stands = (part) => part.mark === "first" || part.mark === "lead";
const kindLabel = (kind) => page.kinds.find((each) => each.id === kind)?.label ?? kind;

function link(id, text, className = "link") {
  return element("button", { type: "button", class: className, onclick: () => { go(id, { reveal: true }); find("#panel").focus({ preventScroll: true }); } }, text);
}

function tag(mark) {
  return element("span", { class: mark === "first" || mark === "lead" ? "tag strong" : "tag" }, words[`mark_${mark}`]);
}

function heading(title, kind) {
  return [
    element("button", { type: "button", class: "close", onclick: () => go(null) }, words.close),
    depth() ? element("button", { type: "button", class: "back", onclick: back }, words.back) : null,
    element("h2", { class: "name" }, title),
    kind ? element("p", { class: "quiet" }, kind) : null,
  ];
}

function numbers(pairs) {
  return element("div", { class: "numbers" }, ...pairs.map(([count, label]) => element("div", {}, element("b", {}, String(count)), element("span", {}, label))));
}

function itemEntry(id, parts) {
  const item = own(page.items, id);
  const entry = element("div", { class: "entry" }, link(id, item.title));
  const best = ["lead", "first", "part", "support"].find((mark) => parts.some((part) => part.mark === mark));
  if (best) entry.append(tag(best));
  const quote = quotation(item, parts);
  quote.append(source(item, parts[0]));
  entry.append(quote);
  return entry;
}

// A list that shows its first entries and the rest on demand.
function list(entries) {
  const box = element("div", {}, ...entries.slice(0, LONG_LIST).map((make) => make()));
  const rest = entries.slice(LONG_LIST);
  if (rest.length) {
    const more = element("button", { type: "button", class: "link plain", onclick: () => more.replaceWith(...rest.map((make) => make())) }, fill("more", { count: rest.length }));
    box.append(more);
  }
  return box;
}

function bodyPanel(id) {
  const body = own(page.bodies, id);
  const items = itemsInFrame().filter((item) => partsOf(item, id).length);
  const first = items.filter((item) => partsOf(item, id).some(stands));
  const mine = new Set(members(id));
  const shared = new Map();
  for (const item of items) {
    for (const other of new Set(own(page.items, item).parts.map((part) => part.body))) {
      if (!mine.has(other)) shared.set(other, [...(shared.get(other) ?? []), item]);
    }
  }
  const partners = [...shared].sort((a, b) => b[1].length - a[1].length || own(page.bodies, a[0]).name.localeCompare(own(page.bodies, b[0]).name, "zh"));
  const named = partners.filter(([other]) => !isCollective(other));
  const lead = first.some((item) => partsOf(item, id).some((part) => part.mark === "lead"));
  const ordered = [...first, ...items.filter((item) => !first.includes(item))];
  return [
    ...heading(body.name, `${kindLabel(body.kind)} · ${frameData().scope ?? frameData().label}`),
    body.aliases.length ? element("p", { class: "quiet" }, fill("also", { names: body.aliases.join(words.comma) })) : null,
    page.beside.includes("ego") && page.view !== "ego" && !isCollective(id) && mine.size === 1 ? element("p", { class: "quiet" }, element("a", { class: "link plain", href: `ego.html#${new URLSearchParams({ y: id })}` }, words.ego_view)) : null,
    numbers([[items.length, words.tasks], [first.length, lead ? words.mark_lead : words.mark_first], [named.length, words.partners]]),
    ...memberList(id, items),
    element("h2", {}, words.items_title),
    list(ordered.map((item) => () => itemEntry(item, partsOf(item, id)))),
    partners.length ? element("h2", {}, words.partners_title) : null,
    partners.length ? list(partners.map(([other, common]) => () => element("div", { class: "entry" },
      link(other, own(page.bodies, other).name),
      element("span", { class: "tag" }, fill("shared_count", { count: common.length })),
      element("p", { class: "quiet" }, common.slice(0, 4).map((item) => own(page.items, item).title).join(words.comma) + (common.length > 4 ? "…" : "")),
    ))) : null,
  ];
}

// The bodies that one mark of the picture stands for, those with most items first: the way from a group to each of its members.
function memberList(id, items) {
  const all = members(id);
  if (all.length < 2) return [];
  const count = (body) => items.filter((item) => partsOf(item, body).length).length;
  const counted = all.filter((body) => own(page.bodies, body)).map((body) => [body, count(body)]).filter(([, held]) => held).sort((a, b) => b[1] - a[1]);
  return [element("h2", {}, fill("members_title", { count: counted.length })),
    list(counted.map(([body, held]) => () => element("div", { class: "entry" }, link(body, own(page.bodies, body).name), element("span", { class: "tag" }, fill("shared_count", { count: held })))))];
}

function itemQuote(item) {
  const box = quotation(item, []);
  box.append(source(item, null));
  return box;
}

// What a programme or a target is about: numbers, what it is tied to, and each place that names it.
function cardPanel(id) {
  const card = own(page.cards, id);
  const entry = ([to, note]) => element("div", { class: "entry" }, known(to) ? link(to, nameOf(to)) : nameOf(to), note ? element("span", { class: "tag" }, note) : null);
  return [
    ...heading(card.name, card.kind),
    card.aliases.length ? element("p", { class: "quiet" }, fill("also", { names: card.aliases.join(words.comma) })) : null,
    card.numbers.length ? numbers(card.numbers) : null,
    card.facts?.length ? element("dl", { class: "facts" }, ...card.facts.map(([name, text]) => element("div", {}, element("dt", {}, name), element("dd", {}, text)))) : null,
    ...card.links.flatMap(([title, leads]) => [element("h2", {}, title), list(leads.map((lead) => () => entry(lead)))]),
    card.quotes.length ? element("h2", {}, words.card_words) : null,
    list(card.quotes.map((quote) => () => quoteEntry(quote.of === undefined ? quote : { ...page.quotes[quote.of], ...quote }))),
  ];
}

function nameOf(id) {
  return own(page.bodies, id)?.name ?? own(page.items, id)?.title ?? own(page.cards, id)?.name ?? id;
}

// The cards that name an item or have a body at their head.
function cardsOf(id) {
  return Object.keys(page.cards ?? {}).filter((each) => page.cards[each].links.some(([, leads]) => leads.some(([to]) => to === id)));
}

function cardList(id) {
  const found = cardsOf(id);
  if (!found.length) return [];
  return [element("h2", {}, words.cards_title), list(found.map((each) => () => element("div", { class: "entry" },
    link(each, page.cards[each].name), element("span", { class: "tag" }, page.cards[each].kind))))];
}

function itemPanel(id) {
  const item = own(page.items, id);
  return [
    ...heading(item.title, item.where),
    itemQuote(item),
    element("h2", {}, words.bodies_title),
    ...(item.parts.length ? [] : [element("p", { class: "quiet" }, words.mark_absent)]),
    ...item.parts.map((part) => {
      const name = own(page.bodies, part.body).name;
      return element("div", { class: "entry" }, link(part.body, name), tag(part.mark),
        part.name !== name ? element("p", { class: "quiet" }, `${words.named_as} ${part.name}`) : null,
        source(item, part));
    }),
    ...cardList(id),
  ];
}

function overview() {
  const frame = frameData();
  const parts = [];
  if (frame.findings?.length) {
    parts.push(element("h2", {}, words.seconds), element("ul", { class: "findings" }, ...frame.findings.map((text) => element("li", {}, text))));
  }
  if (frame.top?.length) {
    parts.push(element("h2", {}, frame.topTitle ?? words.top));
    parts.push(...frame.top.map((entry) => element("div", { class: "entry" }, link(entry.id, nameOf(entry.id)), element("p", { class: "quiet" }, entry.sub))));
  }
  return [...parts, ...(view.overview?.() ?? [])];
}

function showPanel() {
  const panel = find("#panel");
  const id = state.focus;
  const parts = !id ? overview()
    : view.panel(id) ?? (own(page.bodies, id) ? bodyPanel(id) : own(page.items, id) ? itemPanel(id)
    : own(page.cards, id) ? cardPanel(id)
    : [...heading(words.unknown), element("p", {}, id), ...overview()]);
  root.toggleAttribute("data-chosen", Boolean(id));
  panel.replaceChildren(...parts.filter((part) => part != null));
  panel.scrollTop = 0;
  if (id && known(id)) say(find("#panel .name").textContent);
}
