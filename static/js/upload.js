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
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
    say(loaded < total ? `Mengunggah… ${Math.floor((loaded / total) * 100)} %` : "Menyimpan…");
  });
  request.addEventListener("load", () => finish(request));
  request.addEventListener("error", () => say("Sambungan terputus: berkas belum tersimpan. Coba lagi."));
  bar.hidden = false;
  say("Mengunggah…");
  request.open("POST", form.action);
  request.send(new FormData(form));
};

// Anywhere on the page: a file that misses its target would replace the page.
const over = (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.classList.add("is-target");
};

const drop = (event) => {
  form.classList.remove("is-target");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  say(`${[...input.files].map((file) => file.name).join(", ")} siap diunggah.`);
  form.scrollIntoView({ block: "nearest" });
};

form.querySelector("[data-drop-hint]").hidden = false;
form.addEventListener("submit", send);
document.addEventListener("dragover", over);
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || form.classList.remove("is-target"));
document.addEventListener("drop", drop);
