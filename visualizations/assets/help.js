// Help: which keys do what, in a dialog behind "?".

function startHelp() {
  const keys = find("#keys");
  if (!keys) return;
  const change = () => (keys.open ? keys.close() : keys.showModal());
  find("#help").addEventListener("click", change);
  find("#keys-close").addEventListener("click", change);
  keys.addEventListener("click", (event) => { if (event.target === keys) keys.close(); });
  document.addEventListener("keydown", (event) => {
    if (!["?", "？"].includes(event.key) || typing()) return;
    event.preventDefault();
    change();
  });
}
