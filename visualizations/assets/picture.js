// The picture: what the page shows, three times as fine, with its title and sentence on top, as a PNG file.

const FINE = 3;

function titled(drawn, scale) {
  const style = getComputedStyle(document.body);
  const made = document.createElement("canvas");
  const context = made.getContext("2d");
  const width = Math.max(drawn.width, 480 * scale);
  const inner = width - 28 * scale;
  const fonts = [[18, "600"], [13, "400"]];
  const lines = [];
  [find("h1").textContent, `${find("#answer").textContent}`].forEach((text, place) => {
    const [size, weight] = fonts[place];
    context.font = `${weight} ${size * scale}px ${style.fontFamily}`;
    wrapped(context, text, inner).forEach((line) => lines.push([line, size, weight]));
  });
  const head = (18 + lines.reduce((sum, line) => sum + line[1] * 1.5, 0)) * scale;
  made.width = width;
  made.height = drawn.height + head;
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, made.width, made.height);
  context.drawImage(drawn, 0, head);
  context.fillStyle = style.color;
  context.textBaseline = "top";
  let y = 12 * scale;
  for (const [line, size, weight] of lines) {
    context.font = `${weight} ${size * scale}px ${style.fontFamily}`;
    context.fillText(line, 14 * scale, y);
    y += size * 1.5 * scale;
  }
  return made;
}

function wrapped(context, text, width) {
  const lines = [""];
  for (const character of text) {
    const longer = lines[lines.length - 1] + character;
    if (context.measureText(longer).width > width && lines[lines.length - 1]) lines.push(character);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function save(blob, ending, name = `${page.view}-${state.frame || "remit"}`) {
  const address = URL.createObjectURL(blob);
  const anchor = element("a", { download: `${name}.${ending}`, href: address });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function startPicture() {
  find("#picture").addEventListener("click", async () => {
    titled(await view.picture(FINE), FINE).toBlob((blob) => save(blob, "png"), "image/png");
  });
}
