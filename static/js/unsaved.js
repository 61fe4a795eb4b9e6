// Asks before a page with unsaved text is left, and brings back what an ended session refused.
const unsaved = new Set(); // forms
const guard = (form) => unsaved.add(form);
window.addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());

const fields = (form) => [...form.elements].filter((field) => field.name
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

const bringBack = (form, key) => {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  if (!kept || !cameFromSignIn()) return;
  fields(form).forEach((field, place) => place in kept && fill(field, kept[place]));
  const note = document.createElement("p");
  note.className = "notice notice-warning";
  note.setAttribute("role", "status");
  note.textContent = "Sesi Anda sempat berakhir. Isian yang belum tersimpan telah dipulihkan; periksa, lalu simpan.";
  form.before(note);
  form.closest("details")?.setAttribute("open", "");
  guard(form);
};

document.querySelectorAll("form[data-unsaved]").forEach((form, number) => {
  const key = `form:${location.pathname}:${number}`;
  // A form that came back, with errors or after a conflict, holds unsaved text already.
  if (form.dataset.unsaved === "now") guard(form);
  else bringBack(form, key);
  form.addEventListener("input", () => guard(form));
  form.addEventListener("submit", () => {
    sessionStorage.setItem(key, JSON.stringify(fields(form).map(values)));
    unsaved.delete(form);
  });
});
