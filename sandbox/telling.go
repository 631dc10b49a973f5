package sandbox

// Telling is what stands in the case system, counted.
type Telling struct {
	Zaken      int `json:"zaken"`
	Documenten int `json:"documenten"`
	// Los counts documents without a zaak.
	Los int `json:"los"`
	// Open counts documents that still wait for bestandsdelen.
	Open    int           `json:"open"`
	PerZaak []ZaakTelling `json:"perZaak"`
	// Dubbel* counts what is there more than once; a third copy counts again.
	DubbeleZaken         int `json:"dubbeleZaken"`         // the same kenmerk: bron and kenmerk; over StUF without one: identificatie
	DubbeleDocumenten    int `json:"dubbeleDocumenten"`    // bronorganisatie and identificatie
	DubbeleRollen        int `json:"dubbeleRollen"`        // zaak, roltype and roltoelichting; over StUF: relation, omschrijving and who
	DubbeleEigenschappen int `json:"dubbeleEigenschappen"` // zaak and eigenschap
	DubbeleStatussen     int `json:"dubbeleStatussen"`     // zaak and statustype
	DubbeleRelaties      int `json:"dubbeleRelaties"`      // zaak and informatieobject
	// Onbekend counts properties that clients sent and the standard does not have,
	// as "rollen: betrokkeneIdentificatie.kvkNummer". Servers ignore them.
	Onbekend map[string]int `json:"onbekend"`
}

// ZaakTelling is one zaak, counted.
type ZaakTelling struct {
	Identificatie string   `json:"identificatie"`
	Kenmerken     []string `json:"kenmerken"` // bron:kenmerk
	Rollen        int      `json:"rollen"`
	Eigenschappen int      `json:"eigenschappen"`
	Documenten    int      `json:"documenten"`
	Statussen     int      `json:"statussen"`
}

// Dubbel is the sum of everything that is there more than once.
func (t Telling) Dubbel() int {
	return t.DubbeleZaken + t.DubbeleDocumenten + t.DubbeleRollen + t.DubbeleEigenschappen + t.DubbeleStatussen + t.DubbeleRelaties
}

// Tel counts what there is now.
func (s *Sandbox) Tel() Telling {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := Telling{Zaken: len(s.opslag.lijst[soortZaak]), Documenten: len(s.opslag.lijst[soortDocument]),
		PerZaak: []ZaakTelling{}, Onbekend: map[string]int{}}
	for k, n := range s.onbekend {
		t.Onbekend[k] = n
	}
	for _, z := range s.opslag.lijst[soortZaak] {
		t.PerZaak = append(t.PerZaak, s.telZaak(z))
	}
	s.telDocumenten(&t)
	s.telDubbelen(&t)
	return t
}

func (s *Sandbox) telZaak(z *object) ZaakTelling {
	o := s.opslag
	return ZaakTelling{Identificatie: z.tekst("identificatie"), Kenmerken: kenmerken(z),
		Rollen: len(o.van(soortRol, z)), Eigenschappen: len(o.van(soortEigenschap, z)),
		Documenten: len(o.van(soortRelatie, z)), Statussen: len(o.van(soortStatus, z))}
}

func (s *Sandbox) telDocumenten(t *Telling) {
	gekoppeld := map[string]bool{}
	for _, r := range s.opslag.lijst[soortRelatie] {
		gekoppeld[r.tekst("informatieobject")] = true
	}
	for _, d := range s.opslag.lijst[soortDocument] {
		if !gekoppeld[d.pad()] {
			t.Los++
		}
		if len(d.Delen) > 0 {
			t.Open++
		}
	}
}

func (s *Sandbox) telDubbelen(t *Telling) {
	l := s.opslag.lijst
	t.DubbeleZaken = dubbelen(l[soortZaak], herkenning)
	t.DubbeleDocumenten = dubbelen(l[soortDocument], velden("bronorganisatie", "identificatie"))
	t.DubbeleRollen = dubbelen(l[soortRol], velden("zaak", "roltype", "roltoelichting", "stufSleutel"))
	t.DubbeleEigenschappen = dubbelen(l[soortEigenschap], velden("zaak", "eigenschap", "stufNaam"))
	t.DubbeleStatussen = dubbelen(l[soortStatus], velden("zaak", "statustype", "stufOmschrijving"))
	t.DubbeleRelaties = dubbelen(l[soortRelatie], velden("zaak", "informatieobject"))
}

// dubbelen counts the objects that share a key with an earlier one.
func dubbelen(lijst []*object, sleutels func(*object) []string) (n int) {
	gezien := map[string]bool{}
	for _, o := range lijst {
		for _, k := range sleutels(o) {
			if gezien[k] {
				n++
			}
			gezien[k] = true
		}
	}
	return n
}

func velden(namen ...string) func(*object) []string {
	return func(o *object) []string { return []string{o.sleutel(namen...)} }
}

// herkenning is by what two zaken are the same: their kenmerken, or the number of a
// StUF zaak without any.
func herkenning(z *object) []string {
	uit := kenmerken(z)
	if len(uit) == 0 && z.Stuf != nil {
		uit = append(uit, z.tekst("identificatie"))
	}
	return uit
}

// kenmerken lists a zaak's kenmerken as bron:kenmerk.
func kenmerken(z *object) []string {
	out := []string{}
	lijst, _ := z.Velden["kenmerken"].([]any)
	for _, k := range lijst {
		if m, ok := k.(map[string]any); ok {
			out = append(out, tekst(m["bron"])+":"+tekst(m["kenmerk"]))
		}
	}
	return out
}
