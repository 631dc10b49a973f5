package config

import "solo/tekstfout"

// A Fout is one mistake in a configuration file.
type Fout = tekstfout.Fout

// Fouten are all mistakes of one file, in the order of the file.
type Fouten = tekstfout.Fouten
