package identiteit_test

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

func TestBeginAsksWhatItMust(t *testing.T) {
	x := newMakelaar(t)
	c := x.client(identiteit.DigiD)
	c.Scopes = []string{"openid", "profile"}
	d := x.diensten(c)
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(adres)
	if err != nil {
		t.Fatal(err)
	}
	challenge, err := mockoidc.GenerateCodeChallenge("S256", o.Verifier)
	if err != nil {
		t.Fatal(err)
	}
	want := url.Values{"response_type": {"code"}, "client_id": {x.ClientID}, "redirect_uri": {terug}, "scope": {"openid profile"},
		"state": {o.State}, "nonce": {o.Nonce}, "code_challenge": {challenge}, "code_challenge_method": {"S256"}, "prompt": {"login"},
		"acr_values": {midden + " urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"}}
	if diff := cmp.Diff(want, u.Query()); diff != "" {
		t.Errorf("the address asks (-want +got):\n%s", diff)
	}
	if o.Gemeente != tilburg || o.Middel != identiteit.DigiD || len(o.State) < 22 || len(o.Nonce) < 22 || o.Op.IsZero() {
		t.Error("the Onderweg is not bound to gemeente and means, or can be guessed")
	}
	if strings.Contains(adres, o.Verifier) || strings.Contains(adres, x.ClientSecret) {
		t.Error("a secret is in the address")
	}
	_, o2, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil || o2.State == o.State || o2.Nonce == o.Nonce || o2.Verifier == o.Verifier {
		t.Errorf("a second time is the same as the first (%v)", err)
	}
}

// TestLoginGivesPersoon: what brokers tell, in the ways in which they tell it.
func TestLoginGivesPersoon(t *testing.T) {
	een, twee := parseBSN(t, bsn1), parseBSN(t, bsn2)
	const loa3, eh3, acting, legal = "urn:etoegang:core:assurance-class:loa3", "eh3", "urn:nl-eid-gdi:1.0:ActingSubjectID", "urn:nl-eid-gdi:1.0:LegalSubjectID"
	for naam, g := range map[string]struct {
		c    identiteit.Client
		mens mens
		want identiteit.Persoon
	}{
		"digid":                      {identiteit.Client{Middel: identiteit.DigiD}, mens{"acr": midden, "bsn": bsn1}, identiteit.Persoon{BSN: een, Niveau: "20"}},
		"digid by the name of DigiD": {identiteit.Client{Middel: identiteit.DigiD}, mens{"acr": "25", acting: bsn1}, identiteit.Persoon{BSN: een, Niveau: "25"}},
		"digid by a sector":          {identiteit.Client{Middel: identiteit.DigiD}, mens{"acr": midden, "sub": "s00000000:" + bsn1}, identiteit.Persoon{BSN: een, Niveau: "20"}},
		"digid by a configured sub":  {identiteit.Client{Middel: identiteit.DigiD, Claims: map[string]string{"bsn": "sub"}}, mens{"acr": midden, "sub": bsn1}, identiteit.Persoon{BSN: een, Niveau: "20"}},
		"digid higher than needed":   {identiteit.Client{Middel: identiteit.DigiD, Minimaal: "25"}, mens{"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", "bsn": bsn1}, identiteit.Persoon{BSN: een, Niveau: "30"}},
		"digid with a broker's own names": {identiteit.Client{Middel: identiteit.DigiD, Claims: map[string]string{"bsn": "persoon.nummers.bsn", "niveau": "loa"}, Niveaus: map[string]string{"gold": "25"}},
			mens{"loa": "gold", "acr": "10", "persoon": map[string]any{"nummers": map[string]any{"bsn": []any{bsn1}}}}, identiteit.Persoon{BSN: een, Niveau: "25"}},
		"digid and another audience, with azp": {identiteit.Client{Middel: identiteit.DigiD}, mens{"acr": midden, "bsn": bsn1, "aud": []any{"CLIENT", "ander"}, "azp": "CLIENT"}, identiteit.Persoon{BSN: een, Niveau: "20"}},
		"machtigen":                            {identiteit.Client{Middel: identiteit.Machtigen}, mens{"acr": midden, acting: bsn1, legal: bsn2}, identiteit.Persoon{BSN: een, Namens: twee, Niveau: "20"}},
		"machtigen with configured names": {identiteit.Client{Middel: identiteit.Machtigen, Claims: map[string]string{"bsn": "acting_nin", "namens": "nin"}},
			mens{"acr": midden, "acting_nin": bsn1, "nin": bsn2}, identiteit.Persoon{BSN: een, Namens: twee, Niveau: "20"}},
		"eherkenning": {identiteit.Client{Middel: identiteit.EHerkenning}, mens{"acr": loa3, "urn:etoegang:core:LegalSubjectID": "00001234", "urn:etoegang:core:ActingSubjectID": "pseudoniem"},
			identiteit.Persoon{KVK: "00001234", Niveau: eh3}},
		"eherkenning of a vestiging by an office": {identiteit.Client{Middel: identiteit.EHerkenning},
			mens{"acr": "urn:etoegang:core:assurance-class:loa4", "urn:etoegang:core:LegalSubjectID": "00001234", "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": "000000001234", "urn:etoegang:1.9:IntermediateEntityID:KvKnr": "00004321"},
			identiteit.Persoon{KVK: "00001234", Vestiging: "000000001234", Tussenpersoon: "00004321", Niveau: "eh4"}},
		"eidas without a BSN": {identiteit.Client{Middel: identiteit.EIDAS}, mens{"acr": "http://eidas.europa.eu/LoA/substantial", "given_name": "Zoé", "family_name": "Persoon", "birthdate": "1980-05-01"},
			identiteit.Persoon{Naam: "Zoé Persoon", Geboortedatum: "1980-05-01", Niveau: "substantial"}},
		"eidas by eToegang with a BSN": {identiteit.Client{Middel: identiteit.EIDAS}, mens{"acr": loa3, "urn:etoegang:1.9:attribute:FirstName": "Zoé", "urn:etoegang:1.9:attribute:FamilyName": "Persoon",
			"urn:etoegang:1.9:attribute:DateOfBirth": "1980-05-01", "urn:etoegang:1.12:EntityConcernedID:BSN": bsn1},
			identiteit.Persoon{BSN: een, Naam: "Zoé Persoon", Geboortedatum: "1980-05-01", Niveau: "substantial"}},
		"digid by userinfo": {identiteit.Client{Middel: identiteit.DigiD, Userinfo: true}, mens{"acr": midden, "userinfo": map[string]any{"sub": "sub-" + bsn2, "bsn": bsn1, "acr": "10"}}, identiteit.Persoon{BSN: een, Niveau: "20"}},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			c := g.c
			c.Issuer, c.ClientID, c.Geheim = x.Issuer(), x.ClientID, x.ClientSecret
			wie := maps.Clone(g.mens)
			if wie["azp"] == "CLIENT" {
				wie["azp"], wie["aud"] = x.ClientID, []any{x.ClientID, "ander"}
			}
			got, err := x.login(x.diensten(c), c.Middel, wie)
			if err != nil {
				t.Fatal(err)
			}
			want := g.want
			if want.Middel = c.Middel; got != want {
				t.Errorf("got another person: bsn %v, namens %v, niveau %q (want %q), kvk %v", got.BSN == want.BSN, got.Namens == want.Namens, got.Niveau, want.Niveau, got.KVK == want.KVK)
			}
		})
	}
}

// TestLoginRefusesClaims: the token is well, and what it says is not enough.
func TestLoginRefusesClaims(t *testing.T) {
	const acting, legal = "urn:nl-eid-gdi:1.0:ActingSubjectID", "urn:nl-eid-gdi:1.0:LegalSubjectID"
	kvk := func(m mens) mens {
		maps.Copy(m, mens{"acr": "urn:etoegang:core:assurance-class:loa3"})
		return m
	}
	eidas := func(m mens) mens {
		uit := mens{"acr": "http://eidas.europa.eu/LoA/high", "given_name": "Zoé", "family_name": "Persoon", "birthdate": "1980-05-01"}
		maps.Copy(uit, m)
		return uit
	}
	for naam, g := range map[string]struct {
		middel identiteit.Middel
		mens   mens
		want   error
	}{
		"level too low":                {identiteit.DigiD, mens{"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", "bsn": bsn1}, identiteit.ErrNiveau},
		"eHerkenning too low":          {identiteit.EHerkenning, mens{"acr": "urn:etoegang:core:assurance-class:loa2plus", "urn:etoegang:core:LegalSubjectID": "00001234"}, identiteit.ErrNiveau},
		"eIDAS too low":                {identiteit.EIDAS, mens{"acr": "http://eidas.europa.eu/LoA/low"}, identiteit.ErrNiveau},
		"no level":                     {identiteit.DigiD, mens{"bsn": bsn1}, identiteit.ErrMislukt},
		"a level of another means":     {identiteit.DigiD, mens{"acr": "urn:etoegang:core:assurance-class:loa4", "bsn": bsn1}, identiteit.ErrMislukt},
		"a level nobody knows":         {identiteit.DigiD, mens{"acr": "99", "bsn": bsn1}, identiteit.ErrMislukt},
		"a level that is a number":     {identiteit.DigiD, mens{"acr": 30, "bsn": bsn1}, identiteit.ErrMislukt},
		"no BSN":                       {identiteit.DigiD, mens{"acr": midden}, identiteit.ErrMislukt},
		"a BSN that fails":             {identiteit.DigiD, mens{"acr": midden, "bsn": "999990018"}, identiteit.ErrMislukt},
		"an encrypted BSN":             {identiteit.DigiD, mens{"acr": midden, "bsn": "eyJhbGciOiJSU0EtT0FFUCJ9.AAAA.BBBB.CCCC.DDDD"}, identiteit.ErrMislukt},
		"a BSN that is a number":       {identiteit.DigiD, mens{"acr": midden, "bsn": 999990019}, identiteit.ErrMislukt},
		"two BSNs":                     {identiteit.DigiD, mens{"acr": midden, "bsn": []any{bsn1, bsn2}}, identiteit.ErrMislukt},
		"a sofinummer":                 {identiteit.DigiD, mens{"acr": midden, "sub": "s00000001:" + bsn1}, identiteit.ErrMislukt},
		"a sofinummer as BSN":          {identiteit.DigiD, mens{"acr": midden, "bsn": "s00000001:" + bsn1}, identiteit.ErrMislukt},
		"a sub that looks like a BSN":  {identiteit.DigiD, mens{"acr": midden, "sub": bsn1}, identiteit.ErrMislukt},
		"machtigen for nobody":         {identiteit.Machtigen, mens{"acr": midden, acting: bsn1}, identiteit.ErrMislukt},
		"machtigen by nobody":          {identiteit.Machtigen, mens{"acr": midden, legal: bsn1, "bsn": bsn2}, identiteit.ErrMislukt},
		"machtigen for oneself":        {identiteit.Machtigen, mens{"acr": midden, acting: bsn1, legal: bsn1}, identiteit.ErrMislukt},
		"machtigen for who is unclear": {identiteit.Machtigen, mens{"acr": midden, acting: bsn1, legal: "Persoon"}, identiteit.ErrMislukt},
		"eHerkenning without KVK":      {identiteit.EHerkenning, kvk(mens{}), identiteit.ErrMislukt},
		"eHerkenning with an RSIN":     {identiteit.EHerkenning, kvk(mens{"urn:etoegang:core:LegalSubjectID": bsn1}), identiteit.ErrMislukt},
		"a vestiging too short":        {identiteit.EHerkenning, kvk(mens{"urn:etoegang:core:LegalSubjectID": "00001234", "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr": "1234"}), identiteit.ErrMislukt},
		"an office without number":     {identiteit.EHerkenning, kvk(mens{"urn:etoegang:core:LegalSubjectID": "00001234", "urn:etoegang:1.9:IntermediateEntityID:KvKnr": "Kantoor Persoon"}), identiteit.ErrMislukt},
		"eIDAS without a name":         {identiteit.EIDAS, eidas(mens{"given_name": "", "family_name": ""}), identiteit.ErrMislukt},
		"eIDAS without a birth date":   {identiteit.EIDAS, eidas(mens{"birthdate": "1980"}), identiteit.ErrMislukt},
		"eIDAS with a pseudonym":       {identiteit.EIDAS, eidas(mens{"bsn": "ES/NL/Persoon"}), identiteit.ErrMislukt},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			got, err := x.login(x.diensten(x.client(g.middel)), g.middel, g.mens)
			isFout(t, err, g.want)
			if got != (identiteit.Persoon{}) {
				t.Error("a person came with the error")
			}
		})
	}
}

func TestALevelTooLowSaysHowToLogIn(t *testing.T) {
	x := newMakelaar(t)
	for minimaal, want := range map[string]string{"": "sms-controle", "25": "scan daarin", "30": "DigiD Hoog"} {
		c := x.client(identiteit.DigiD)
		c.Minimaal = minimaal
		_, err := x.login(x.diensten(c), identiteit.DigiD, mens{"acr": "10", "bsn": bsn1})
		if f := isFout(t, err, identiteit.ErrNiveau); !strings.Contains(f.Melding, want) {
			t.Errorf("minimaal %q: got %q, want it to name %q", minimaal, f.Melding, want)
		}
	}
}

func TestMiddelenComeInTheirOrder(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.EHerkenning), x.client(identiteit.DigiD), x.client(identiteit.Machtigen))
	want := []identiteit.Middel{identiteit.EHerkenning, identiteit.DigiD, identiteit.Machtigen}
	if got := d.Middelen(tilburg); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := d.Middelen("0014"); len(got) != 0 {
		t.Errorf("a gemeente without clients has %v", got)
	}
	_, _, err := d.Begin(t.Context(), "0014", identiteit.DigiD)
	isFout(t, err, identiteit.ErrMislukt)
	_, err = d.Eind(t.Context(), identiteit.Onderweg{Gemeente: "0014", Middel: identiteit.DigiD}, url.Values{})
	isFout(t, err, identiteit.ErrMislukt)
}

// TestNewReportsEveryMistake: a beheerder mends them in one go.
func TestNewReportsEveryMistake(t *testing.T) {
	goed := identiteit.Client{Middel: identiteit.DigiD, Issuer: "https://broker.example", ClientID: "solo"}
	fout := map[string]func(*identiteit.Client){
		"middel \"test\" bestaat niet":   func(c *identiteit.Client) { c.Middel = identiteit.Test },
		"middel \"post\" bestaat niet":   func(c *identiteit.Client) { c.Middel = "post" },
		"issuer: vul een adres in":       func(c *identiteit.Client) { c.Issuer = "http://broker.example" },
		"vul client_id in":               func(c *identiteit.Client) { c.ClientID = "" },
		"niveau \"eh3\" bestaat niet":    func(c *identiteit.Client) { c.Minimaal = "eh3" },
		"niveaus: \"goud\" bestaat niet": func(c *identiteit.Client) { c.Niveaus = map[string]string{"x": "goud", "y": "20"} },
		"naam voor niveau 25 of hoger":   func(c *identiteit.Client) { c.Minimaal, c.Niveaus = "25", map[string]string{"x": "20"} },
		"claims: \"iban\" wordt niet":    func(c *identiteit.Client) { c.Claims = map[string]string{"iban": "x"} },
	}
	alle := map[dossier.Gemeentecode][]identiteit.Client{}
	var want []string
	for zin, breek := range fout {
		c := goed
		breek(&c)
		alle[dossier.Gemeentecode(zin)] = []identiteit.Client{c}
		want = append(want, zin)
	}
	alle["dubbel"] = []identiteit.Client{goed, goed}
	_, err := identiteit.New(identiteit.Config{Terug: "http://loket.example/terug", Clients: alle})
	if err == nil {
		t.Fatal("got no error")
	}
	for _, zin := range append(want, "terug: vul een adres in", "dit middel staat er twee keer") {
		if !strings.Contains(err.Error(), zin) {
			t.Errorf("got %v\nwant it to say %q", err, zin)
		}
	}
	if _, err := identiteit.New(identiteit.Config{Terug: "https://loket.example/terug", Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {goed}}}); err != nil {
		t.Errorf("a good one: got %v", err)
	}
}
