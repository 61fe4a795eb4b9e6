// Files by drag and drop, and how far their upload is. Without it the form works as it is.
const form = document.querySelector("form[data-upload]");
const input = form.querySelector("input[type=file]");
const bar = form.querySelector("progress");
const state = form.querySelector("[data-upload-state]");

const say = (text) => {
  state.textContent = text;
  state.hidden = false;
};

const finish = (request) => {
  bar.hidden = true;
  if (request.status === 200 || request.status === 422) {
    document.open();
    document.write(request.responseText);
    document.close();
    history.replaceState(null, "", request.responseURL);
  } else if (new URL(request.responseURL || location).pathname === "/masuk/") {
    say("Sesi Anda berakhir. Masuk kembali di tab lain, lalu unggah lagi.");
  } else {
    say("Berkas belum tersimpan. Coba lagi.");
  }
};

const send = (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = loaded / total; });
  request.addEventListener("load", () => finish(request));
  request.addEventListener("error", () => say("Sambungan terputus: berkas belum tersimpan. Coba lagi."));
  bar.hidden = false;
  say("Mengunggah…");
  request.open("POST", form.action);
  request.send(new FormData(form));
};

form.addEventListener("submit", send);
form.addEventListener("dragover", (event) => event.preventDefault());
form.addEventListener("drop", (event) => {
  event.preventDefault();
  input.files = event.dataTransfer.files;
  say(`${input.files.length} berkas dipilih.`);
});
