// Package monitor tells people how the chain is doing: what fails and for how long, what
// waits for a person, what is urgent, which certificate ends and what does not add up.
//
// What was noticed is a row in the store (store.Signaal), so that a restart neither
// repeats nor forgets it; each channel tells it at its own pace and never holds up
// another, nor a delivery. The package knows counts, times, codes and references. It
// refuses to know what is delivered, over which protocol, and who it is about.
package monitor
