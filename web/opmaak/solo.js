// Nothing on a page needs this script. It prints the page.
for (const knop of document.querySelectorAll('[data-afdrukken]')) {
  knop.addEventListener('click', () => print());
  knop.parentElement.hidden = false;
}
// It warns two minutes before the session ends.
(() => {
  const venster = document.getElementById('sessie');
  if (!venster || !venster.showModal) return;
  const duur = venster.dataset.duur * 1000, vooraf = 120000;
  let einde, klok;
  const kijk = () => {
    const over = einde - Date.now();
    if (over <= 0) return location.assign(venster.dataset.verlopen);
    if (over <= vooraf && !venster.open) venster.showModal();
    if (over > vooraf && venster.open) venster.close();
    clearTimeout(klok);
    klok = setTimeout(kijk, over > vooraf ? over - vooraf : over);
  };
  const begin = () => { einde = Date.now() + duur; kijk(); };
  const tabs = self.BroadcastChannel ? new BroadcastChannel('solo-sessie') : null;
  const verleng = async () => {
    try {
      const r = await fetch(venster.dataset.verleng, { method: 'POST', redirect: 'error' });
      if (!r.ok) throw r.status;
      begin();
      if (tabs) tabs.postMessage('');
    } catch { location.assign(venster.dataset.verlopen); }
  };
  document.getElementById('verleng').addEventListener('click', verleng);
  venster.addEventListener('cancel', (e) => { e.preventDefault(); verleng(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) kijk(); });
  if (tabs) { tabs.onmessage = begin; tabs.postMessage(''); }
  begin();
})();
