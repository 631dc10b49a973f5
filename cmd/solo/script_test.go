package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"solo/bediening"
	"solo/sandbox"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

// Besides the commands of testscript a script has:
//
//	uitgang CODE solo …          runs solo and demands this exit code
//	inrichten                    makes solo.yaml with a strict sandbox for Tilburg
//	sandbox concept ZAAKTYPE aan|uit
//	sandbox zonder-rol ZAAKTYPE ROLTYPE
//	sandbox zonder-eigenschap NAAM, met-eigenschap NAAM
//	sandbox weg, terug           stops and starts listening
//	sandbox weigert METHODE PAD  refuses such calls; hersteld ends that
//	sandbox telt zaken=1 dubbel=0 verzoeken=0 …
//	voorbeeldaanvraag NAAM       puts an example in the folder NAAM
//	vervang BESTAND OUD NIEUW    replaces text that must be there; \n in NIEUW is a new line
//	wacht-op STAAT|socket|pauze  waits for every delivery, for solo itself, or for a
//	                             destination that is paused
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{Files: scripts(t), RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Values[toneelSleutel{}] = &toneel{}
			e.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"uitgang": uitgangCmd, "inrichten": inrichtenCmd, "sandbox": sandboxScript,
			"voorbeeldaanvraag": voorbeeldaanvraagCmd, "vervang": vervangCmd, "wacht-op": wachtCmd,
		}})
}

// naast is a line of a script that leaves SOLO running beside what follows.
var naast = regexp.MustCompile(`(?m)^!? ?exec solo .*&$`)

// scripts are all scripts, and under the race detector those in which SOLO runs beside
// other commands: it makes every process start slowly, and of a command that is alone
// in its store the tests of the packages show it as much.
func scripts(t *testing.T) []string {
	paden, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(paden) == 0 {
		t.Fatalf("got %d scripts, %v", len(paden), err)
	}
	return slices.DeleteFunc(paden, func(pad string) bool {
		raw, err := os.ReadFile(pad)
		if err != nil {
			t.Fatal(err)
		}
		return metRace && !naast.Match(raw)
	})
}

type toneelSleutel struct{}

// toneel is the case system of one script.
type toneel struct {
	sb    *sandbox.Sandbox
	srv   *httptest.Server
	adres string
	weg   []sandbox.Eigenschap // taken out
}

func toneelVan(ts *testscript.TestScript) *toneel { return ts.Value(toneelSleutel{}).(*toneel) }

func uitgangCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: uitgang CODE COMMAND …")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		e, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func inrichtenCmd(ts *testscript.TestScript, neg bool, args []string) {
	v := toneelVan(ts)
	g := demoGemeenten()[0]
	v.srv = httptest.NewServer(nil)
	v.adres = v.srv.Listener.Addr().String()
	g.Adres = v.adres
	_, err := writeDemoConfig(ts.MkAbs("."), demoAdressen{}, []demoGemeente{g}, "150 ms", []string{"50 ms"})
	ts.Check(err)
	v.sb, err = sandbox.New(sandbox.Config{Streng: true, Catalogus: sandbox.StandaardCatalogus(g.RSIN),
		Clients: map[string]string{"solo": strings.TrimSpace(ts.ReadFile("geheim/" + g.Naam + ".txt"))}})
	ts.Check(err)
	v.srv.Config.Handler = v.sb.Handler()
	ts.Defer(func() { v.srv.Close(); _ = v.sb.Close() })
}

func sandboxScript(ts *testscript.TestScript, neg bool, args []string) {
	v := toneelVan(ts)
	switch strings.Join(args[:min(len(args), 1)], "") {
	case "concept":
		v.sb.SetConcept(args[1], args[2] == "aan")
	case "zonder-rol":
		v.sb.RemoveRoltype(args[1], args[2])
	case "zonder-eigenschap":
		v.withoutEigenschap(args[1])
	case "met-eigenschap":
		v.withEigenschap(args[1])
	case "weigert":
		v.sb.Storing(sandbox.Storing{Methode: args[1], Pad: args[2], Soort: sandbox.Antwoord, Status: http.StatusBadRequest,
			Body: sandbox.Probleem(http.StatusBadRequest, "invalid", "Meneer Geheim-Detail woont hier niet.")})
	case "hersteld":
		v.sb.ClearStoringen()
	case "weg":
		v.srv.Close()
	case "terug":
		ts.Check(v.again())
	case "telt":
		for _, a := range args[1:] {
			v.wantTelling(ts, a)
		}
	default:
		ts.Fatalf("sandbox: unknown %q", args)
	}
}

func (v *toneel) withoutEigenschap(naam string) {
	v.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
		for i := range c.Zaaktypen {
			c.Zaaktypen[i].Eigenschappen = slices.DeleteFunc(slices.Clone(c.Zaaktypen[i].Eigenschappen), func(e sandbox.Eigenschap) bool {
				if e.Naam == naam {
					v.weg = append(v.weg, e)
				}
				return e.Naam == naam
			})
		}
	})
}

func (v *toneel) withEigenschap(naam string) {
	v.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
		for i := range c.Zaaktypen {
			for _, e := range v.weg {
				if e.Naam == naam {
					c.Zaaktypen[i].Eigenschappen = append(c.Zaaktypen[i].Eigenschappen, e)
					break
				}
			}
		}
	})
}

// again listens at the address that was left.
func (v *toneel) again() error {
	l, err := net.Listen("tcp", v.adres)
	if err != nil {
		return err
	}
	v.srv = &httptest.Server{Listener: l, Config: &http.Server{Handler: v.sb.Handler()}}
	v.srv.Start()
	return nil
}

func (v *toneel) wantTelling(ts *testscript.TestScript, a string) {
	n := v.sb.Tel()
	schrijf := 0
	for _, r := range v.sb.Verzoeken() {
		if r.Methode != http.MethodGet {
			schrijf++
		}
	}
	telt := map[string]int{"zaken": n.Zaken, "documenten": n.Documenten, "dubbel": n.Dubbel(), "los": n.Los, "open": n.Open, "schrijft": schrijf}
	for _, z := range n.PerZaak {
		telt["rollen"] += z.Rollen
		telt["eigenschappen"] += z.Eigenschappen
		telt["statussen"] += z.Statussen
	}
	naam, aantal, _ := strings.Cut(a, "=")
	want, err := strconv.Atoi(aantal)
	ts.Check(err)
	if got, ok := telt[naam]; !ok || got != want {
		ts.Fatalf("sandbox: %s: got %d (known: %v), want %d", naam, got, ok, want)
	}
}

func voorbeeldaanvraagCmd(ts *testscript.TestScript, neg bool, args []string) {
	sub, err := fs.Sub(voorbeelden.FS(), args[0])
	ts.Check(err)
	ts.Check(os.CopyFS(ts.MkAbs(filepath.Join(args[1:]...)+"/"+filepath.Base(args[0])), sub))
}

func vervangCmd(ts *testscript.TestScript, neg bool, args []string) {
	if tekst := ts.ReadFile(args[0]); !strings.Contains(tekst, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	} else {
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(tekst, args[1], strings.ReplaceAll(args[2], `\n`, "\n"))), 0o600))
	}
}

// geduld is how long a test waits for something that must come, also on a machine that has
// much else to do.
const geduld = 3 * time.Minute

// wachtCmd asks the running solo over its socket.
func wachtCmd(ts *testscript.TestScript, neg bool, args []string) {
	einde := time.After(geduld)
	for {
		gezien := seen(ts.MkAbs("gegevens/solo.sock"))
		if slices.ContainsFunc(gezien, func(s string) bool { return strings.HasPrefix(s, args[0]) }) {
			return
		}
		select {
		case <-einde:
			ts.Fatalf("waited %s for %s; it is %q", geduld, args[0], gezien)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// seen tells how it stands: "socket" when solo runs, the state that all deliveries
// have, and "pauze" when a destination is paused.
func seen(socket string) []string {
	c, ok := bediening.Dial(context.Background(), socket)
	if !ok {
		return nil
	}
	uit := []string{"socket"}
	regels, err := c.List(context.Background(), store.Filter{})
	if err == nil && len(regels) > 0 && !slices.ContainsFunc(regels, func(r store.Regel) bool { return r.Staat != regels[0].Staat }) {
		uit = append(uit, string(regels[0].Staat)+" "+regels[0].Fout.Melding)
	}
	standen, err := c.Stand(context.Background())
	if err == nil && slices.ContainsFunc(standen, func(s store.Stand) bool { return s.Pauze != nil }) {
		uit = append(uit, "pauze")
	}
	return uit
}
