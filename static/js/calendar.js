// The browser's own calendar beside a date that is typed; without this the text alone is enough.
const words = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

for (const button of document.querySelectorAll("[data-calendar]")) {
  const text = document.getElementById(button.dataset.calendar);
  const calendar = document.getElementById(`${button.dataset.calendar}_kalender`);
  button.hidden = !("showPicker" in calendar);
  button.addEventListener("click", () => calendar.showPicker());
  calendar.addEventListener("change", () => {
    text.value = calendar.value ? words.format(new Date(calendar.value)) : "";
    text.dispatchEvent(new Event("change", { bubbles: true }));
    text.focus();
  });
}
