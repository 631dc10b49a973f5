// Package outbox delivers what a transaction promised. A Dispatcher claims due
// deliveries, one lane per destination so that one dead municipality is felt by
// nobody else, and decides by the connectors.Klasse of an error what happens next.
//
// It knows leases, backoff and outcomes; it refuses to know what is delivered, over
// which protocol, and in which database it is kept.
package outbox
