package config

// CheckRegelingen reports every regeling that the file names and that is not among
// the known ones. Which exist is for package intake to know. The error is Fouten.
func (c *Config) CheckRegelingen(bekend []string) error {
	l := lezer{bestand: c.bestand}
	for _, t := range c.genoemd {
		l.verwijzing(t, "de regeling", bekend)
	}
	return l.fouten.Err()
}
