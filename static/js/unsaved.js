// Asks before a page with unsaved text is left, and brings back what an ended session refused.
const form = document.querySelector("form[data-unsaved]");
const key = `form:${location.pathname}`;
const ask = (event) => event.preventDefault();
const guard = () => window.addEventListener("beforeunload", ask);

const fields = () => [...form.elements].filter((field) => field.name
  && !["csrfmiddlewaretoken", "uuid", "version"].includes(field.name)
  && !["password", "file", "submit"].includes(field.type));

const values = (field) => {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
};

const fill = (field, value) => {
  if (field.type === "checkbox" || field.type === "radio") field.checked = value;
  else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
  else field.value = value;
};

// The sign-in page sends back here: then the last attempt did not reach the record.
const cameFromSignIn = () => document.referrer && new URL(document.referrer).pathname === "/masuk/";

const bringBack = () => {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  if (!kept || !cameFromSignIn()) return;
  fields().forEach((field, place) => place in kept && fill(field, kept[place]));
  const note = document.createElement("p");
  note.className = "notice notice-warning";
  note.setAttribute("role", "status");
  note.textContent = "Sesi Anda sempat berakhir. Isian yang belum tersimpan telah dipulihkan; periksa, lalu simpan.";
  form.before(note);
  guard();
};

// A form that came back, with errors or after a conflict, holds unsaved text already.
if (form.dataset.unsaved === "now") guard();
else bringBack();
form.addEventListener("input", guard);
form.addEventListener("submit", () => {
  sessionStorage.setItem(key, JSON.stringify(fields().map(values)));
  window.removeEventListener("beforeunload", ask);
});
