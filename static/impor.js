// Follows a running import: fetches the same page now and then and shows how far it is. Without a script the page
// reloads itself.
"use strict";

(() => {
  const JEDA = 1000;

  const perbarui = async () => {
    const bagian = document.getElementById("kemajuan");
    if (!bagian) return;
    try {
      const jawaban = await fetch(location.href, { headers: { Accept: "text/html" } });
      const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
      const baru = halaman.getElementById("kemajuan");
      if (!baru) {
        location.reload(); // done: the whole page is another one
        return;
      }
      if (baru.textContent !== bagian.textContent) bagian.innerHTML = baru.innerHTML;
    } catch {
      // the server is away for a moment: ask again
    }
    setTimeout(perbarui, JEDA);
  };

  setTimeout(perbarui, JEDA);
})();
