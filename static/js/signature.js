// A signature drawn with a finger, a pen or a mouse. Without it a picture can be chosen.
const form = document.querySelector("[data-signature]");
const canvas = form.querySelector("canvas");
const input = form.querySelector("input[type=file]");
const pen = canvas.getContext("2d");
let drawn = false;
let drawing = false;

const clear = () => {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  drawn = false;
};

const place = (event) => {
  const field = canvas.getBoundingClientRect();
  const scale = canvas.width / field.width;
  return [(event.clientX - field.left) * scale, (event.clientY - field.top) * scale];
};

const draw = (event) => {
  if (!drawing) return;
  pen.lineTo(...place(event));
  pen.stroke();
  drawn = true;
};

const start = (event) => {
  drawing = true;
  canvas.setPointerCapture(event.pointerId);
  pen.beginPath();
  pen.moveTo(...place(event));
  draw(event);
};

const stop = () => { drawing = false; };

const send = (picture) => {
  const files = new DataTransfer();
  files.items.add(new File([picture], "tanda-tangan.png", { type: "image/png" }));
  input.files = files.files;
  form.submit();
};

pen.lineWidth = 6;
pen.lineCap = "round";
pen.lineJoin = "round";
pen.strokeStyle = "#111";
canvas.addEventListener("pointerdown", start);
canvas.addEventListener("pointermove", draw);
canvas.addEventListener("pointerup", stop);
canvas.addEventListener("pointercancel", stop);
form.querySelector("[data-clear]").addEventListener("click", clear);
form.addEventListener("submit", (event) => {
  if (!drawn) return;
  event.preventDefault();
  canvas.toBlob(send);
});

form.querySelector("[data-picture]").hidden = true;
canvas.hidden = false;
for (const each of form.querySelectorAll("[data-drawn]")) each.hidden = false;
