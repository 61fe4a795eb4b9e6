// The rows of a list that is put in order: Alt with an arrow moves one, so does dragging its number.
document.addEventListener("keydown", (event) => {
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
  for (const number of document.querySelectorAll("[data-handle]")) number.draggable = true;
};

document.addEventListener("htmx:afterSettle", handles);
handles();
