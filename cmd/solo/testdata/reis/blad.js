// What somebody sees of a page: its fields by their labels, and where to click.
(() => {
  const kaal = (e) => {
    if (!e) return '';
    const k = e.cloneNode(true);
    k.querySelectorAll('.optioneel,.verborgen').forEach((x) => x.remove());
    return k.textContent.trim().replace(/\s+/g, ' ');
  };
  // onder are the fields of e that are not part of another field in it.
  const onder = (e) => [...e.querySelectorAll('.veld')].filter((v) => v.parentElement.closest('.veld') === e.closest('.veld') && !v.matches('dl') && !v.closest('details')).map(veld);
  const keuzes = (v) => [...v.querySelectorAll('.optie')].map((o) => {
    const i = o.querySelector('input');
    return { Label: kaal(o.querySelector('label')), ID: i.id, Aan: i.checked };
  });
  const veld = (v) => {
    const f = v.querySelector(':scope > fieldset'), i = v.querySelector('input,textarea,select');
    const uit = { Label: kaal(f ? f.querySelector('legend') : v.querySelector('label')), ID: i.id, Waarde: i.value, Optioneel: !!v.querySelector('.optioneel') };
    const weet = (f || v).querySelector(':scope > .weetniet input');
    if (weet) uit.WeetNiet = { ID: weet.id, Aan: weet.checked };
    if (v.matches('.groep')) {
      uit.Soort = 'groep';
      uit.Rijen = [...f.querySelectorAll(':scope > .rij')].map(onder);
      uit.Meer = f.querySelector('button[name=toevoegen]')?.value;
    } else if (f && f.querySelector(':scope > .delen')) {
      uit.Soort = 'delen';
      uit.Delen = onder(f.querySelector(':scope > .delen'));
    } else if (v.querySelector('.optie')) {
      uit.Soort = f ? 'keuze' : 'verklaring';
      uit.Opties = keuzes(v);
    } else {
      uit.Soort = i.type === 'file' ? 'bestand' : i.tagName === 'SELECT' ? 'kieslijst' : 'regel';
    }
    return uit;
  };
  const plek = (e) => {
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    const r = e.getClientRects()[0];
    return { X: r.x + r.width / 2, Y: r.y + r.height / 2 };
  };
  const na = (kop) => [...document.querySelectorAll('h2')].find((h) => h.textContent === kop).nextElementSibling;
  const paren = (e) => Object.fromEntries([...e.querySelectorAll('dt')].map((d) => [kaal(d), kaal(d.nextElementSibling)]));
  return {
    velden: () => [...document.querySelectorAll('main form')].flatMap(onder),
    // bij is where to click for a field or an option with this id.
    bij: (id) => {
      const e = document.getElementById(id);
      return plek(e.matches('[type=radio],[type=checkbox]') ? document.querySelector(`label[for="${id}"]`) : e);
    },
    gekozen: (id) => kaal(document.getElementById(id).selectedOptions[0]),
    // knop is where the button or the link with this text is, or that begins so when it ends in ….
    knop: (tekst) => {
      const past = (s) => (tekst.endsWith('…') ? s.startsWith(tekst.slice(0, -1)) : s === tekst);
      const e = [...document.querySelectorAll('a[href],button:not([tabindex="-1"])')].find((x) => past(kaal(x).replace(/^‹ /, '')) && x.getClientRects().length);
      return e ? plek(e) : null;
    },
    meer: (naam) => plek(document.querySelector(`button[name=toevoegen][value="${naam}"]`)),
    kop: () => kaal(document.querySelector('h1')),
    fouten: () => [...document.querySelectorAll('.foutenlijst li')].map(kaal),
    leesbaar: () => document.querySelector('main').innerText,
    taak: () => kaal(document.querySelector('.takenlijst a')),
    // zaken and zaak are pages of the case system.
    zaken: () => [...document.querySelectorAll('tbody a')].map((a) => a.href),
    zaak: () => ({
      Gegevens: paren(na('Zaakgegevens')), Kenmerken: paren(na('Kenmerken')), Eigenschappen: paren(na('Eigenschappen')), Verloop: paren(na('Verloop')),
      Rollen: [...na('Betrokkenen').querySelectorAll('li')].map((l) => ({ Rol: kaal(l.querySelector('h3')), Naam: kaal(l.querySelector('p')), Gegevens: paren(l) })),
      Documenten: [...na('Documenten').querySelectorAll('tbody tr')].map((r) => ({ Titel: kaal(r.cells[0]), Soort: kaal(r.cells[1]), Bestand: kaal(r.cells[2]), Link: r.querySelector('a')?.href || '' })),
    }),
  };
})()
