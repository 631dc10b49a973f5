package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"solo/dossier"
)

// standaardConfig is the configuration when none is named.
const standaardConfig = "solo.yaml"

func configOptie(c *cobra.Command, pad *string) {
	c.Flags().StringVar(pad, "config", standaardConfig, "`BESTAND` met de configuratie")
}

func jsonOptie(c *cobra.Command, aan *bool) {
	c.Flags().BoolVar(aan, "json", false, "toon het als JSON")
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// jsonOf writes v, unless there is an error.
func jsonOf(w io.Writer, v any, err error) error {
	if err != nil {
		return err
	}
	return writeJSON(w, v)
}

// jsonList writes a list; an empty one is [] and not null.
func jsonList[T any](w io.Writer, lijst []T, err error) error {
	if lijst == nil {
		lijst = []T{}
	}
	return jsonOf(w, lijst, err)
}

// moment shows an instant on the Dutch clock; zero is "".
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dossier.Amsterdam(t).Format("2006-01-02 15:04:05")
}

// aantal is a number with its noun.
func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return fmt.Sprintf("%d %s", n, meer)
}
