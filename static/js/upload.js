// Files by drag and drop, and how far their upload is. Without it the form works as it is.
// A field of the form that asks for something itself uploads nothing.
const uploading = (target) => (target.matches?.("form[data-upload]") ? target : null);

const say = (form, text) => {
  const state = form.querySelector("[data-upload-state]");
  state.textContent = text;
  state.hidden = !text;
};

document.addEventListener("htmx:beforeSend", ({ target, detail: { xhr } }) => {
  const form = uploading(target);
  if (!form) return;
  const bar = form.querySelector("progress");
  bar.value = 0;
  bar.hidden = false;
  say(form, "Mengunggah…");
  xhr.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
    say(form, `Mengunggah… ${Math.floor((loaded / total) * 100)} %`);
  });
  xhr.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    say(form, "Berkas terkirim. Sedang diperiksa…");
  });
});

document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  const form = uploading(target);
  if (!form || detail.successful) return;
  form.querySelector("progress").hidden = true;
  say(form, "");
});

// Anywhere on the page: a file that misses its target would replace the page.
const page = () => document.querySelector("form[data-upload]");
const mark = (on) => page()?.classList.toggle("is-target", on);

document.addEventListener("dragover", (event) => {
  if (!page() || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  mark(true);
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
document.addEventListener("drop", (event) => {
  const form = page();
  mark(false);
  if (!form || !event.dataTransfer.files.length) return;
  event.preventDefault();
  const input = form.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  say(form, `${[...input.files].map((file) => file.name).join(", ")} siap diunggah.`);
  form.scrollIntoView({ block: "nearest" });
});
