// The menus are <details> and work without this; Escape and a click elsewhere close them.
const menus = document.querySelectorAll(".menu, .account");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".masthead")) return;
  for (const menu of menus) menu.open = false;
});
