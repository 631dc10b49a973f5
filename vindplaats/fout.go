package vindplaats

import "solo/tekstfout"

// A Fout is one mistake in a definition file.
type Fout = tekstfout.Fout

// Fouten are all mistakes of one definition, by file and in the order of each.
type Fouten = tekstfout.Fouten
