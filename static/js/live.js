// Says in words when a change did not reach the server: nothing typed is ever thrown away.
const region = document.querySelector("#keadaan");
const text = {
  offline: "Sambungan terputus: perubahan terakhir belum tersimpan. Isian Anda tetap ada; coba lagi.",
  expired: "Sesi Anda berakhir: perubahan terakhir belum tersimpan. Masuk kembali di tab lain, lalu coba lagi di sini.",
  busy: "Aplikasi sedang tidak dapat menyimpan: perubahan terakhir belum tersimpan. Isian Anda tetap ada; coba lagi sebentar lagi.",
  refused: "Perubahan terakhir ditolak dan belum tersimpan. Muat ulang halaman untuk melihat keadaan terbaru.",
};

const say = (message) => {
  region.textContent = message;
  region.hidden = !message;
};

document.addEventListener("htmx:sendError", () => say(text.offline));
document.addEventListener("htmx:timeout", () => say(text.offline));
document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status === 401) say(text.expired);
  else say(xhr.status >= 500 ? text.busy : text.refused);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && say(""));
