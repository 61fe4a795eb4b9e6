// Shows that an answer is on its way, and says in words when a change did not reach the server:
// nothing typed is ever thrown away.
const region = document.querySelector("#keadaan");
const text = {
  offline: "Sambungan terputus: perubahan terakhir belum tersimpan. Isian Anda tetap ada; coba lagi.",
  expired: "Sesi Anda berakhir: perubahan terakhir belum tersimpan. Masuk kembali di tab lain, lalu coba lagi di sini.",
  renewed: "Anda masuk kembali di tab lain: perubahan terakhir belum tersimpan. Isian Anda tetap ada; kirim sekali lagi.",
  busy: "Aplikasi sedang tidak dapat menyimpan: perubahan terakhir belum tersimpan. Isian Anda tetap ada; coba lagi sebentar lagi.",
  refused: "Perubahan terakhir ditolak dan belum tersimpan. Muat ulang halaman untuk melihat keadaan terbaru.",
};

// Signing in again changes the token that each form carries: the answer brings the new one.
const renew = (token) => {
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token));
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  document.body.setAttribute("hx-headers", JSON.stringify({ ...headers, "X-CSRFToken": token }));
};

const say = (message) => {
  region.textContent = message;
  region.hidden = !message;
};

document.addEventListener("htmx:sendError", () => say(text.offline));
document.addEventListener("htmx:timeout", () => say(text.offline));
document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  const token = xhr.getResponseHeader("X-Fresh-Token");
  if (token) {
    renew(token);
    say(text.renewed);
  } else if (xhr.status === 401) say(text.expired);
  else say(xhr.status >= 500 ? text.busy : text.refused);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && say(""));

// A form that loads a page is marked until that page comes, and not sent twice meanwhile.
const longest = 20_000; // after that the person may try again

const free = (form) => {
  delete form.dataset.busy;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};

window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if ("busy" in form.dataset) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = "";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(free, longest, form);
});

// The browser's Back shows the page as it was left.
window.addEventListener("pageshow", () => document.querySelectorAll("[data-busy]").forEach(free));
