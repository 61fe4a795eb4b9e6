// Files by drag and drop, and how far their upload is. Without it the form works as it is.
const uploading = (target) => target.closest?.("form[data-upload]");

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
  xhr.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = loaded / total; });
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

document.addEventListener("dragover", (event) => uploading(event.target) && event.preventDefault());
document.addEventListener("drop", (event) => {
  const form = uploading(event.target);
  if (!form) return;
  event.preventDefault();
  const input = form.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  say(form, `${input.files.length} berkas dipilih.`);
});
