// The index is text and links; it needs only its colours and the way to the printer.

startTheme();
find("#print").addEventListener("click", () => print());
find(".skip").addEventListener("click", (event) => { event.preventDefault(); find("#panel").focus(); });
root.dataset.ready = "1";
