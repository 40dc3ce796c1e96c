// Quotations: the words of the text, the names in them marked, where they stand, and a link to the reading page where there is one.

const LONG_QUOTE = 96;

// Text with the pieces of it that *inside* gives ({at, length}, in order) marked; the part around the first where it is long.
function marked(quoted, inside) {
  const text = [...quoted]; // places count characters, of which JavaScript's own count takes some for two
  const piece = (from, to) => text.slice(from, to).join("");
  const body = element("span", {});
  const write = (whole) => {
    const centre = inside.length ? Math.max(0, inside[0].at - LONG_QUOTE / 2) : 0;
    const from = whole || text.length <= LONG_QUOTE ? 0 : centre;
    const to = whole ? text.length : Math.min(text.length, from + LONG_QUOTE);
    body.replaceChildren();
    if (from > 0) body.append("…");
    let place = from;
    for (const { at, length } of inside) {
      if (at < place || at + length > to) continue;
      body.append(piece(place, at), element("mark", {}, piece(at, at + length)));
      place = at + length;
    }
    body.append(piece(place, to));
    if (to < text.length || from > 0) body.append(to < text.length ? "… " : " ", element("button", { type: "button", class: "link plain", onclick: () => write(true) }, words.full));
  };
  write(false);
  return body;
}

// The words of an item; where the names of the clause stand inside them they are marked there, else they follow in their order.
function quotation(item, parts) {
  const inside = parts.filter((part) => part.at !== null).sort((a, b) => a.at - b.at).map((part) => ({ at: part.at, length: [...part.name].length }));
  const box = element("blockquote", {}, marked(item.quote, inside));
  const chosen = new Set(parts);
  const outside = item.parts.filter((part) => part.at === null);
  if (outside.length) {
    const names = element("p", { class: "names" }, element("span", { class: "quiet" }, words.named_order));
    outside.forEach((part, place) => {
      if (place) names.append(" · ");
      names.append(chosen.has(part) ? element("mark", {}, part.name) : part.name);
    });
    box.append(names);
  }
  return box;
}

// Where words stand, which rule found them, how sure it is, and the way to them in the reading page.
function citation({ where, document: of, span, rule, confidence }) {
  const known = [where];
  if (span) known.push(fill("span", { start: span[0], end: span[1] }));
  if (rule) known.push(fill("rule", { rule }));
  if (confidence !== null && confidence !== undefined) known.push(fill("confidence", { percent: `${Math.round(confidence * 100)}%` }));
  const cite = element("cite", {}, known.join(" · "));
  if (span && view.read) cite.append(" · ", element("button", { type: "button", class: "link plain", onclick: () => view.read(of, span) }, words.read));
  else if (span && page.beside.includes("reading")) {
    const address = new URLSearchParams({ y: of, n: `${span[0]}-${span[1]}` });
    cite.append(" · ", element("a", { class: "link plain", href: `reading.html#${address}` }, words.read));
  }
  return cite;
}

function source(item, part) {
  const span = part ? part.span : [item.start, item.start + [...item.quote].length];
  return citation({ where: item.where, document: item.document, span, rule: part?.rule, confidence: part?.confidence });
}

function quoteEntry(quote) {
  const box = element("blockquote", {}, marked(quote.text, quote.length ? [quote] : []));
  box.append(citation(quote));
  return element("div", { class: "entry" }, box);
}
