// Command solo is SOLO: one binary that takes in applications of entrepreneurs for help and
// puts each of them as a zaak into the case system of the municipality. All wiring
// is done here, by hand.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func main() {
	silence(os.Stderr)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for what is under way
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Exit codes.
const (
	goed       = 0
	bevonden   = 1 // something is wrong with what was given: config, mapping, aanvraag
	misbruikt  = 2 // wrong use of the command
	overzicht  = "SOLO brengt aanvragen van ondernemers om hulp (Bbz, IOAZ, schuldhulp, kwijtschelding) als zaak in het zaaksysteem van de gemeente."
	gebruikTpl = `Gebruik:
  {{.UseLine}}{{if not .HasAvailableSubCommands}} [opties]{{end}}{{if .HasAvailableSubCommands}}

Opdrachten:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Opties:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasExample}}

Voorbeeld:
{{.Example}}{{end}}
`
)

// gebruiksfout is wrong use of a command, told in Dutch.
type gebruiksfout string

func (g gebruiksfout) Error() string {
	return string(g) + ". Zie 'solo help' voor de opdrachten en hun opties."
}

// run executes one command line and gives its exit code.
func run(ctx context.Context, args []string, uit, fout io.Writer) int {
	c := root()
	c.SetArgs(args)
	c.SetOut(uit)
	c.SetErr(fout)
	err := c.ExecuteContext(ctx)
	if err == nil {
		return goed
	}
	if !errors.Is(err, errStil) {
		fmt.Fprintln(fout, err)
	}
	if _, ok := errors.AsType[gebruiksfout](err); ok {
		return misbruikt
	}
	return bevonden
}

// errStil ends a command that has already said what is wrong.
var errStil = errors.New("")

func root() *cobra.Command {
	c := &cobra.Command{
		Use: "solo OPDRACHT", Short: overzicht, Long: overzicht,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		Args:              cobra.ArbitraryArgs,
		RunE:              onbekend,
	}
	c.SetUsageTemplate(gebruikTpl)
	c.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return optie(err) })
	c.AddCommand(opdrachten()...)
	dutchHelp(c)
	return c
}

// opdrachten is the whole list; nothing registers itself.
func opdrachten() []*cobra.Command {
	return []*cobra.Command{
		demoCmd(), startCmd(), controleerCmd(), indienCmd(), leveringenCmd(), signalenCmd(), aansluitingCmd(),
		voorbeeldCmd(), schemaCmd(), sandboxCmd(), bewarenCmd(), sleutelCmd(), tokenCmd(), versieCmd(),
	}
}

// onbekend is what a command does that only has subcommands.
func onbekend(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misbruik("de opdracht %q bestaat niet", strings.Join(append(strings.Fields(c.CommandPath())[1:], args[0]), " "))
	}
	return c.Help()
}

// dutchHelp turns the texts that cobra adds by itself into Dutch.
func dutchHelp(c *cobra.Command) {
	if c.Long == "" {
		c.Long = zin(c.Short) + "."
	}
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "toon deze uitleg"
	c.Flags().VisitAll(tellDefault)
	for _, sub := range c.Commands() {
		dutchHelp(sub)
	}
	if !c.HasParent() {
		c.SetHelpCommand(&cobra.Command{Use: "help [OPDRACHT]", Short: "uitleg over een opdracht",
			RunE: func(_ *cobra.Command, args []string) error {
				van, rest, err := c.Find(args)
				if err == nil && len(rest) == 0 {
					return van.Help()
				}
				return misbruik("de opdracht %q bestaat niet", strings.Join(args, " "))
			}})
	}
}

// tellDefault says what an option is when it is not given; pflag says it in English.
func tellDefault(f *pflag.Flag) {
	if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" {
		f.Usage += fmt.Sprintf(" (anders %s)", f.DefValue)
		f.DefValue = "0" // what pflag does not tell
		if f.Value.Type() == "string" {
			f.DefValue = ""
		}
	}
}

// misbruik is wrong use of a command, told in Dutch.
func misbruik(vorm string, args ...any) error {
	return gebruiksfout(zin(fmt.Sprintf(vorm, args...)))
}

// zin begins with a capital.
func zin(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// argumenten demands exactly the named arguments.
func argumenten(namen ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(namen) {
			return misbruik("geef ook op: %s", namen[len(args)])
		}
		if len(args) > len(namen) {
			return misbruik("%q is te veel", args[len(namen)])
		}
		return nil
	}
}
