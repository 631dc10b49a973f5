package main

// gevallen are all examples, in the order of their numbers.
func gevallen() []*geval {
	return []*geval{
		kapper(), afsluiting(), boekhouder(), bv(), bewind(), stoppen(), oudere(), balie(),
		dertigBijlagen(), langeNaam(), vreemdeTekens(), buitenland(), weetNiet(), alles(), begeleiding(), woonboot(),
		starterIdee(), starterKapitaal(), ioazStopt(), ioazTwijfel(), meldingRustig(), meldingSpoed(),
		kwijtscheldingBijstand(), kwijtscheldingOndernemer(), schuldhulpRustig(), schuldhulpSpoed(),
	}
}
