package main

import (
	"errors"
	"os/user"
	"strings"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/dossier"
)

// A reden is the option --waarom of what a person does.
type reden struct{ waarom string }

func (r *reden) waaromOptie(c *cobra.Command) {
	c.Flags().StringVar(&r.waarom, "waarom", "", "de `REDEN`; die komt in het logboek")
}

// wie is the account that types the command.
func (r *reden) wie() bediening.Wie {
	naam := "onbekend"
	if u, err := user.Current(); err == nil {
		naam = u.Username
	}
	return bediening.Wie{Naam: naam, Waarom: strings.TrimSpace(r.waarom)}
}

// checkReden refuses what the owner of the store would refuse, before anything is opened.
// waarvan is what the reason is for, as in "zeg waarom u dit doet".
func (r *reden) checkReden(waarvan string) error {
	if strings.TrimSpace(r.waarom) == "" {
		return misbruik("zeg met --waarom waarom %s; dat komt in het logboek", waarvan)
	}
	return bijWaarom(r.wie().Check())
}

// checkRedenAls is checkReden where a reason may be left out.
func (r *reden) checkRedenAls() error { return bijWaarom(r.wie().CheckIfGiven()) }

func bijWaarom(err error) error {
	var b dossier.Bevindingen
	if errors.As(err, &b) {
		return misbruik("bij --waarom: %s", b[0].Melding)
	}
	return err
}

// metReden is onLevering for what cannot be done without saying why.
func (o *leveringenOpties) metReden(f opLevering) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := o.checkReden("u dit kiest"); err != nil {
			return err
		}
		return o.onLevering(f)(c, args)
	}
}
