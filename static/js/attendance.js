// The attendance list by keyboard: arrows walk the lines, a letter marks the one in focus.
// Everything here is a shortcut for a button or a link that is there without it.
const lines = () => [...document.querySelectorAll("[data-line]")];
const typing = (element) => element.matches("input, select, textarea");

const step = (line, by) => {
  const all = lines();
  all[all.indexOf(line) + by]?.focus();
};

const enter = () => {
  const first = lines()[0];
  if (first) first.tabIndex = 0;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const line = event.target.closest("[data-line]");
  if (!line) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(line, event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  const button = line.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  line.focus();
  button.click();
});

// Enter in a quick field takes the first of what was found, if that answers what is typed.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-quick]")) return;
  const field = event.target.elements.q;
  const results = document.querySelector(field.getAttribute("hx-target"));
  if (event.submitter?.matches(":focus") || results?.dataset.query !== field.value) return;
  const first = results.querySelector("button");
  if (!first) return;
  event.preventDefault();
  first.click();
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful || !detail.requestConfig.elt.matches("[data-add]")) return;
  const field = document.querySelector("#cari");
  field.value = "";
  field.focus();
});

document.addEventListener("rakor:focus", ({ detail }) => document.getElementById(detail.id)?.focus());
document.addEventListener("htmx:afterSwap", ({ target }) => {
  enter();
  if (target.matches(".deputy")) target.querySelector("input[type=search]")?.focus();
});
enter();
