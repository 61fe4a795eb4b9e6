// Asks before a page with unsaved text is left.
const form = document.querySelector("form[data-unsaved]");
const ask = (event) => event.preventDefault();
const guard = () => window.addEventListener("beforeunload", ask);

// A form that came back, with errors or after a conflict, holds unsaved text already.
if (form.dataset.unsaved === "now") guard();
form.addEventListener("input", guard);
form.addEventListener("submit", () => window.removeEventListener("beforeunload", ask));
