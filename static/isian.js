// The entry grid: keys, paste of a block from a spreadsheet, saving row by row. Numbers are read, computed and
// printed by the server; this file only moves text. Without it the page is a plain form.
(() => {
  "use strict";
  const form = document.getElementById("kisi");
  if (!form) return;
  form.autocomplete = "off"; // no suggestions under the arrow keys; without script "back" must bring the typing back
  const [hitungan, kabar, sisi] = ["hitungan", "kabar", "panel-sisi"].map((id) => document.getElementById(id));
  const [ajukan, takSiap, takTertempel] = ["[data-ajukan]", "span[data-tak-siap]", "[data-lewat]"].map((p) => form.querySelector(p));
  const lebar = window.matchMedia("(min-width: 80rem)");
  const antrean = new Map(); // kode of a row that waits -> the button that was pressed, or null
  const tersimpan = new WeakMap(); // row -> its content as the server knows it
  let [bekerja, pergi, gagal] = [false, false, 0]; // `gagal`: in a row

  const baris = () => [...form.querySelectorAll("tr[data-baris]")];
  const sel = (tr) => [...tr.querySelectorAll("[data-sel]")];
  const bidang = (tr) => [...tr.querySelectorAll("[name]")].filter((e) => !["checkbox", "submit"].includes(e.type));
  const isi = (tr, nilai = (e) => e.value) => bidang(tr).map(nilai).join("\u0000");
  const berubah = (tr) => isi(tr) !== tersimpan.get(tr);
  const token = () => (document.cookie.match(/csrftoken=([^;]+)/) || [])[1] || form.csrfmiddlewaretoken.value;
  const kotor = () => [...sisi.querySelectorAll("textarea, [type=text], [type=date]")].some((e) => e.value !== e.defaultValue);
  const tulis = (tempat, teks) => { if (tempat.textContent !== teks) tempat.textContent = teks; };

  function tandai(tr, bentuk, kata) {
    const tanda = tr.querySelector("[data-tanda]");
    tanda.className = "tanda";
    tanda.firstElementChild.textContent = bentuk;
    tanda.replaceChildren(tanda.firstElementChild, " " + kata);
  }

  // How many are ticked; where none is, what to do about it stands in the place of the button.
  function hitung() {
    const banyak = form.querySelectorAll("input[name=pilih]:checked").length;
    tulis(ajukan.querySelector("[data-hitung]"), String(banyak));
    ajukan.hidden = !banyak;
    takSiap.hidden = Boolean(banyak);
  }

  // Saving: one row after the other, each with the text it has when it is sent.
  function simpan(tr, tombol = null) {
    antrean.set(tr.dataset.baris, tombol);
    tandai(tr, "…", "menyimpan …");
    if (!bekerja) jalan();
  }

  async function jalan() {
    bekerja = true;
    while (antrean.size) {
      const [kode, tombol] = antrean.entries().next().value;
      if (await kirim(document.getElementById("baris-" + kode), tombol)) continue;
      gagal += 1;
      await new Promise((lanjut) => { // a second, then two, four, at most half a minute; at once when online again
        setTimeout(lanjut, Math.min(30, 2 ** (gagal - 1)) * 1000);
        window.addEventListener("online", lanjut, { once: true });
      });
    }
    bekerja = false;
    form.dispatchEvent(new Event("selesai"));
  }

  // True where the server has answered for this row, whatever the answer.
  async function kirim(tr, tombol) {
    const kode = tr.dataset.baris;
    const data = new URLSearchParams();
    const { tahun, triwulan, unit } = form.elements;
    for (const e of [tahun, triwulan, unit, ...bidang(tr), tombol]) if (e) data.set(e.name, e.value);
    const dikirim = isi(tr);
    const kunci = token();
    const permintaan = { method: "POST", body: data, headers: { "X-CSRFToken": kunci } };
    const jawaban = await fetch(form.dataset.barisUrl, permintaan).catch(() => null);
    const teks = jawaban && (await jawaban.text().catch(() => null));
    if (jawaban?.status === 403 && token() !== kunci) return false; // the refusal brought a token that holds
    if (teks === null || jawaban.redirected || jawaban.status >= 500) {
      const masuk = jawaban && jawaban.redirected; // to the login page
      tandai(tr, "…", masuk ? "menunggu: masuk lagi di tab lain" : "menunggu, akan dicoba lagi");
      tulis(kabar, `${kode} menunggu, belum tersimpan.`);
      return false;
    }
    antrean.delete(kode);
    gagal = 0;
    const baru = Object.assign(document.createElement("template"), { innerHTML: teks }).content.querySelector("tr[data-baris]");
    if (baru) ganti(tr, baru, dikirim);
    else tolak(tr, jawaban.status, teks);
    return true;
  }

  // A refusal of the whole request is a page that says why: a role that ended, a unit that moved.
  function tolak(tr, status, teks) {
    const halaman = new DOMParser().parseFromString(teks, "text/html");
    const sebab = status === 404 ? "" : halaman.querySelector("main .kartu p:not([class])")?.textContent;
    const pesan = tr.querySelector("[data-sebab]") || document.createElement("p");
    pesan.dataset.sebab = "";
    pesan.textContent = sebab || "Indikator ini tidak lagi di unit Anda. Muat ulang halaman.";
    tandai(tr, "■", "ditolak");
    tr.querySelector("[data-tanda]").after(pesan);
    tulis(kabar, `${tr.dataset.baris} ditolak. ${pesan.textContent}`);
  }

  // The row as the server has it, with focus where it was and whatever was typed since it was sent.
  function ganti(lama, baru, dikirim) {
    const aktif = lama.contains(document.activeElement) ? document.activeElement : null;
    const sejak = isi(lama) !== dikirim;
    const dulu = (pemilih) => lama.querySelector(pemilih);
    const kini = (pemilih) => baru.querySelector(pemilih);
    lama.replaceWith(baru);
    tersimpan.set(baru, isi(baru));
    if (kini("details") && dulu("details[open]")) kini("details").open = true;
    if (kini("input[name=pilih]") && dulu("input[name=pilih]:not(:checked)")) kini("input[name=pilih]").checked = false;
    baru.toggleAttribute("data-dibuka", lama.hasAttribute("data-dibuka"));
    for (const e of sejak ? bidang(baru) : [])
      if (e.type !== "hidden" && dulu(`[name="${e.name}"]`)) e.value = dulu(`[name="${e.name}"]`).value;
    tulis(hitungan, baru.dataset.hitungan);
    tulis(kabar, baru.dataset.kabar);
    tulis(takSiap, baru.dataset.takSiap);
    hitung();
    const sini = aktif && ((aktif.id && document.getElementById(aktif.id)) || sel(baru)[0]);
    sini?.focus({ preventScroll: true });
    if (sini?.type === "text" && sini.id === aktif.id) sini.setSelectionRange(aktif.selectionStart, aktif.selectionEnd);
    if (sejak && berubah(baru)) simpan(baru);
    else if ("dibuka" in baru.dataset && !sisi.hidden && !kotor()) buka(kini("a[data-panel]"));
  }

  // To the cell below or above (`turun` 1, -1), or beside (0) it; false at the edge.
  function pindah(dari, turun, geser = 0) {
    const semua = baris();
    const kolom = sel(dari.closest("tr")).indexOf(dari) + geser;
    for (let i = semua.indexOf(dari.closest("tr")) + turun; semua[i]; i += turun) {
      const calon = sel(semua[i]).filter((e) => !e.disabled);
      const tujuan = turun ? calon[Math.min(kolom, calon.length - 1)] : calon[kolom];
      tujuan?.focus();
      tujuan?.select?.();
      if (tujuan || !turun) return Boolean(tujuan);
    }
    return false;
  }

  form.addEventListener("keydown", (e) => {
    if (!e.target.matches("[data-sel]") || e.isComposing || e.altKey) return;
    const tr = e.target.closest("tr");
    const { selectionStart: awal, selectionEnd: akhir, value } = e.target;
    const ctrl = e.ctrlKey || e.metaKey;
    let ditangani = e.key === "Enter";
    if (ditangani) {
      if (ctrl) buka(tr.querySelector("a[data-panel]"));
      else if (!pindah(e.target, e.shiftKey ? -1 : 1) && berubah(tr)) simpan(tr);
    } else if (e.target.matches("input") && !ctrl && !e.shiftKey) {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") ditangani = pindah(e.target, e.key === "ArrowDown" ? 1 : -1);
      if (e.key === "ArrowRight" && awal === value.length) ditangani = pindah(e.target, 0, 1);
      if (e.key === "ArrowLeft" && akhir === 0) ditangani = pindah(e.target, 0, -1);
    }
    if (ditangani) e.preventDefault();
  });

  // A block from a spreadsheet: line by line down the rows, tab by tab across the cells of a row.
  form.addEventListener("paste", (e) => {
    const teks = e.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!e.target.matches("input[data-sel]") || !/[\t\n]/.test(teks)) return;
    e.preventDefault();
    const mulai = baris().indexOf(e.target.closest("tr"));
    const kolom = sel(e.target.closest("tr")).indexOf(e.target);
    const cocok = (t, nilai) => t && !t.disabled && (t.type !== "select-one" || [...t.options].some((o) => o.value === nilai));
    let lewat = 0;
    teks.split("\n").forEach((satu, i) => satu.split("\t").forEach((mentah, j) => {
      const tr = baris()[mulai + i];
      const tujuan = tr && sel(tr)[kolom + j];
      if (cocok(tujuan, mentah.trim())) tujuan.value = mentah.trim();
      else lewat += mentah.trim() ? 1 : 0;
    }));
    baris().filter(berubah).forEach((tr) => simpan(tr));
    tulis(takTertempel, lewat ? `${lewat} nilai tidak ditempel: selnya terkunci atau di luar tabel.` : "");
    takTertempel.hidden = !lewat;
    tulis(kabar, takTertempel.textContent || "Tempelan dibaca.");
  });

  form.addEventListener("change", (e) => { if (e.target.type === "checkbox") hitung(); });
  form.addEventListener("focusout", (e) => {
    const tr = e.target.closest("tr[data-baris]");
    if (tr && !tr.contains(e.relatedTarget) && berubah(tr)) simpan(tr);
  });

  // A button in a row answers for that row; the others send the form once every row has arrived.
  form.addEventListener("submit", (e) => {
    const tr = e.submitter?.closest("tr[data-baris]");
    form.csrfmiddlewaretoken.value = token(); // the page may be older than the login
    if (tr || antrean.size) e.preventDefault();
    if (tr) simpan(tr, e.submitter);
    else if (antrean.size) form.addEventListener("selesai", () => form.requestSubmit(e.submitter), { once: true });
    pergi = !e.defaultPrevented;
  });
  window.addEventListener("beforeunload", (e) => {
    if (!pergi && (kotor() || baris().some((tr) => berubah(tr) || "tertahan" in tr.dataset))) e.preventDefault();
  });
  sisi.addEventListener("submit", () => { pergi = true; });

  // The side panel is the page of the figure, cut out; on a narrow screen it is that page.
  async function buka(tautan) {
    const lagi = !sisi.hidden && "dibuka" in tautan.closest("tr").dataset; // the same row, perhaps just saved
    if (kotor() && !window.confirm("Penjelasan di samping tabel belum disimpan. Buang?")) return;
    const jawaban = lebar.matches && (await fetch(tautan.href).catch(() => null));
    const halaman = jawaban && new DOMParser().parseFromString(await jawaban.text(), "text/html").getElementById("panel");
    if (!halaman) { if (!lagi) window.location = tautan.href; return; }
    sisi.querySelector("[data-isi]").replaceChildren(...halaman.children);
    sisi.hidden = false;
    if (!lagi) { sisi.scrollTop = 0; tulis(kabar, "Rincian dimuat di samping tabel."); }
    baris().forEach((tr) => tr.toggleAttribute("data-dibuka", tr.contains(tautan)));
    document.getElementById(tautan.hash.slice(1))?.scrollIntoView({ block: "nearest" });
  }
  form.addEventListener("click", (e) => {
    const tautan = e.target.closest("a[data-panel]");
    if (!tautan || !lebar.matches || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    buka(tautan);
  });
  sisi.querySelector("[data-tutup]").addEventListener("click", () => { sisi.hidden = true; });

  // What the browser puts back after "back" was never stored: it differs from what the page was sent with.
  const semula = (e) => (e.type === "select-one" ? [...e.options].find((o) => o.defaultSelected) || e.options[0] : e);
  baris().forEach((tr) => tersimpan.set(tr, isi(tr, (e) => (e.type.startsWith("select") ? semula(e).value : e.defaultValue))));
  window.addEventListener("pageshow", () => { baris().filter(berubah).forEach((tr) => simpan(tr)); hitung(); });
  form.querySelectorAll("[data-petunjuk]").forEach((e) => { e.hidden = false; });
})();
