package keuring

import (
	"bytes"
	"context"
	_ "embed" // the driver
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

//go:embed oordeel.py
var aandrijving string

// oordeelDuur is how long one program may be busy with a batch.
const oordeelDuur = 5 * time.Minute

// xmllintTot is how many messages go to xmllint at a time.
const xmllintTot = 500

// An oordeel is what the standard says of one message.
type oordeel struct {
	schema string
	niet   string   // why it could not be judged; "" = it was
	fouten []string // the rules that it breaks, without values
}

// judge judges all files (absolute paths) at once and answers in their order. Beside
// each file it leaves another one with the StUF message in it.
func (n *StUFNorm) judge(folder string, bestanden []string) ([]oordeel, error) {
	if len(bestanden) == 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), oordeelDuur)
	defer cancel()
	uit, err := n.unpack(ctx, folder, bestanden)
	if err != nil {
		return nil, fmt.Errorf("rules of stuf-validate: %w", err)
	}
	perSchema := map[string][]int{}
	for i, o := range uit {
		if o.niet == "" {
			perSchema[o.schema] = append(perSchema[o.schema], i)
		}
	}
	for schema, wie := range perSchema {
		for deel := range slices.Chunk(wie, xmllintTot) {
			if err := n.validate(ctx, schema, bestanden, deel, uit); err != nil {
				return nil, fmt.Errorf("xmllint with %s: %w", schema, err)
			}
		}
	}
	return uit, nil
}

func kern(bestand string) string { return bestand + ".kern" }

// unpack takes the StUF message out of every file and applies the rules above the XSD.
func (n *StUFNorm) unpack(ctx context.Context, folder string, bestanden []string) ([]oordeel, error) {
	programma := filepath.Join(folder, "stuf-validate.py")
	if err := os.WriteFile(programma, n.regels, 0o600); err != nil {
		return nil, err
	}
	var in bytes.Buffer
	for _, b := range bestanden {
		if err := json.NewEncoder(&in).Encode([]string{b, kern(b)}); err != nil {
			return nil, err
		}
	}
	cmd := exec.CommandContext(ctx, n.python3, "-c", aandrijving, programma)
	cmd.Stdin = &in
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	uit := make([]oordeel, len(bestanden))
	dec := json.NewDecoder(bytes.NewReader(out))
	for i := range uit {
		var code int
		var tekst string
		if err := dec.Decode(&[]any{&code, &tekst}); err != nil {
			return nil, fmt.Errorf("answer %d: %w", i, err)
		}
		uit[i] = ruling(code, tekst)
	}
	return uit, nil
}

func ruling(code int, tekst string) oordeel {
	eerste, rest, _ := strings.Cut(strings.TrimSpace(tekst), "\n")
	if code != 0 {
		return oordeel{niet: strings.TrimPrefix(eerste, "niet te beoordelen: ")}
	}
	o := oordeel{schema: eerste}
	for _, regel := range strings.Split(rest, "\n") {
		if regel != "" {
			o.fouten = append(o.fouten, ruleText(regel))
		}
	}
	return o
}

var (
	xsdFout = regexp.MustCompile(`^(.*)\.kern:\d+: element [^:]*: Schemas validity error : (.*)$`)
	xsdSlot = regexp.MustCompile(`^(.*)\.kern (validates|fails to validate)$`)
)

// validate holds messages against one schema.
func (n *StUFNorm) validate(ctx context.Context, schema string, bestanden []string, wie []int, uit []oordeel) error {
	args := []string{"--nonet", "--huge", "--noout", "--schema", filepath.Join(n.schemas, schema, schema+".xsd")}
	nummer, open := map[string]int{}, map[string]bool{}
	for _, i := range wie {
		args = append(args, kern(bestanden[i]))
		nummer[bestanden[i]], open[bestanden[i]] = i, true
	}
	cmd := exec.CommandContext(ctx, n.xmllint, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	out, _ := cmd.CombinedOutput() // its exit code is about the last message; what it said of each counts
	for regel := range strings.Lines(string(out)) {
		regel = strings.TrimSuffix(regel, "\n")
		if m := xsdFout.FindStringSubmatch(regel); m != nil && open[m[1]] {
			o := &uit[nummer[m[1]]]
			o.fouten = append(o.fouten, xsdText(m[2]))
		} else if m := xsdSlot.FindStringSubmatch(regel); m != nil && open[m[1]] {
			delete(open, m[1])
			if o := &uit[nummer[m[1]]]; m[2] != "validates" && len(o.fouten) == 0 {
				o.fouten = append(o.fouten, "XSD")
			}
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%d of %d messages were not judged", len(open), len(wie))
	}
	return nil
}
