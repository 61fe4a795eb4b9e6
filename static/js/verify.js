// Compares a PDF with the fingerprint on the page, here in the browser: it is sent nowhere.
const box = document.querySelector("[data-sha256]");
const input = box.querySelector("input[type=file]");
const answer = box.querySelector("[data-answer]");

const say = (text, kind) => {
  answer.textContent = text;
  answer.className = `notice notice-${kind}`;
  answer.hidden = false;
};

const sha256 = async (bytes) => {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

const check = async (file) => {
  if (!globalThis.crypto?.subtle) {
    say("Peramban hanya dapat memeriksa berkas lewat HTTPS. Bandingkan SHA-256 di atas dengan keluaran sha256sum.", "warning");
    return;
  }
  say(`Memeriksa ${file.name}…`, "warning");
  const { sha256: wanted, size } = box.dataset;
  const bytes = await file.arrayBuffer();
  if (await sha256(bytes) === wanted) {
    say(`Cocok: ${file.name} sama persis dengan yang diterbitkan.`, "success");
  } else if (bytes.byteLength > Number(size) && await sha256(bytes.slice(0, Number(size))) === wanted) {
    say(`Tidak cocok: ${file.name} ditambahi sesuatu setelah diterbitkan. Bila tambahannya tanda tangan elektronik, periksalah tanda tangan itu dengan pembaca PDF Anda.`, "error");
  } else {
    say(`Tidak cocok: ${file.name} bukan berkas yang diterbitkan, atau telah diubah.`, "error");
  }
};

input.addEventListener("change", () => input.files[0] && check(input.files[0]));
box.addEventListener("dragover", (event) => event.preventDefault());
box.addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) check(file);
});
