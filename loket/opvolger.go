package loket

// takeOver has a concept be of who took over from its gemeente, when that ended: he logs in
// there, her consulents look after it, and what he sends goes to her.
func (s *Service) takeOver(c *Concept) {
	if s.Opvolger == nil {
		return
	}
	c.Gemeente = s.Opvolger(c.Gemeente)
	if c.Signaal != nil {
		c.Signaal.Gemeente = s.Opvolger(c.Signaal.Gemeente)
	}
}
