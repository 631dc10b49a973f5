package zds

// A Relatie is one between a zaak and a betrokkene (RGBZ), by the name of its element.
type Relatie string

// The relations that SOLO makes. A heeftAlsVerantwoordelijke is not among them (package
// bericht says why), and a heeftBetrekkingOp is none: what it points at plays no part.
const (
	Belanghebbende   Relatie = "heeftAlsBelanghebbende"
	Gemachtigde      Relatie = "heeftAlsGemachtigde"
	Initiator        Relatie = "heeftAlsInitiator"
	Uitvoerende      Relatie = "heeftAlsUitvoerende"
	OverigBetrokkene Relatie = "heeftAlsOverigBetrokkene"
)

// Relaties are all of them, in the order of the schema.
func Relaties() []Relatie {
	return []Relatie{Belanghebbende, Gemachtigde, Initiator, Uitvoerende, OverigBetrokkene}
}

// Entiteittype is that of the relation.
func (r Relatie) Entiteittype() string {
	return map[Relatie]string{Belanghebbende: "ZAKBTRBLH", Gemachtigde: "ZAKBTRGMC", Initiator: "ZAKBTRINI",
		Uitvoerende: "ZAKBTRUTV", OverigBetrokkene: "ZAKBTROVR"}[r]
}
