// Copies an address, or the text behind one, and says so. Without it the links just open.
const told = document.querySelector("[data-copied]");

const copy = async (text, words) => {
  await navigator.clipboard.writeText(text);
  told.textContent = words;
  told.hidden = false;
};

for (const link of document.querySelectorAll("[data-copy-address]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    copy(link.href, "Tautan tersalin.");
  });
}

for (const button of document.querySelectorAll("[data-copy-field]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.copyField);
    copy(field.value, "Teks tersalin. Tempelkan ke WhatsApp.");
  });
}

for (const link of document.querySelectorAll("[data-copy-text]")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(link.href, { redirect: "error" });
    if (answer.ok) copy(await answer.text(), "Teks tersalin. Tempelkan ke WhatsApp.");
    else location.assign(link.href);
  });
}
