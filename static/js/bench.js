// The workbench by keyboard and by drag, and its unsent lines kept until they are saved.
const key = `draft:${location.pathname}`;
const field = () => document.querySelector("textarea[data-draft]");

const restore = () => {
  const draft = sessionStorage.getItem(key);
  if (!draft || field().value) return;
  field().value = draft;
  document.querySelector("[data-draft-note]").hidden = false;
};

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea[data-draft]")) sessionStorage.setItem(key, target.value);
});

// What the server took comes back as an empty field; what it refused comes back filled.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.requestConfig.path.endsWith("/catat/") && !field().value) sessionStorage.removeItem(key);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey && event.target.closest("form")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  const item = event.target.closest("[data-item]");
  if (!item || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const direction = event.key === "ArrowUp" ? "up" : "down";
  item.querySelector(`[data-move] [value=${direction}]`)?.click();
});

let dragged = null;

const grip = (event) => {
  dragged = event.target.closest?.("[data-item]");
  if (dragged) event.dataTransfer.effectAllowed = "move";
};

const drop = (event) => {
  const onto = event.target.closest("[data-item]");
  if (!onto || !dragged || onto.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  const rows = [...onto.parentElement.querySelectorAll(":scope > [data-item]")];
  const step = rows.indexOf(onto) - rows.indexOf(dragged);
  const action = dragged.querySelector("[data-move]").action;
  if (step) window.htmx.ajax("POST", action, { values: { step }, source: dragged, swap: "none" });
};

document.addEventListener("dragstart", grip);
document.addEventListener("dragover", (event) => dragged && event.target.closest("[data-item]") && event.preventDefault());
document.addEventListener("drop", drop);
document.addEventListener("dragend", () => { dragged = null; });

// A handle to grab by; without a script there are the buttons.
const handles = () => {
  for (const number of document.querySelectorAll(".bench-number")) number.draggable = true;
};

document.addEventListener("htmx:afterSettle", handles);
handles();
restore();
