// Package sqlite keeps SOLO's data in one SQLite file, owned by one process.
//
// Every write goes through one goroutine that commits what queued up during the
// previous fsync as one transaction (synchronous=FULL): when a method returns, what it
// wrote survives a power cut. Everything personal is sealed under the data key of its
// dossier before it reaches that goroutine. What is in clear stands in the migrations.
//
// It refuses to know retry policy, mapping and the network; attachments are kept
// elsewhere (store/bestanden).
package sqlite
