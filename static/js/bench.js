// The workbench's field: sent by Ctrl+Enter, and its unsent lines kept until they are saved.
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
});

restore();
