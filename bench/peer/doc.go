// Package peer holds the delivery of one aanvraag as an engineer would write it with
// a job queue from the shelf: goqite, and River on SQLite. It is there to be compared
// with SOLO and refuses to know SOLO: no code of SOLO is used, only its pinned
// dependency modernc.org/sqlite.
//
// What was chosen, and in whose favour:
//
//   - The saga makes what a small aanvraag makes: a zaak, two rollen, seven
//     eigenschappen, a status, two documents and their two relations. Every call is
//     tried once; then the job fails and the library retries it.
//   - Keys are in the job and never made at send time. Where the ZGW standard has a
//     natural key (identificatie of zaak and document; datumStatusGezet of status; the
//     pair of a relation; one initiator per zaak), a refusal because the thing is there
//     already counts as done, after a lookup of its address where later calls need it.
//     A plain program would fail for ever here; this favours the peers.
//   - There is no look before a create: that is the design under comparison.
//   - goqite: one message per aanvraag, run by goqite's own jobs.Runner, which extends
//     the visibility timeout while a job runs. goqite has no journal of steps, so a
//     crash starts the saga again. Its limit of 3 receives is raised to 1,000: with 3
//     it stops delivering a message after three kills, for ever and without a word.
//   - River: one job per aanvraag. ResumableStep came with River 0.37 and the SQLite
//     driver that can be had (0.31.0) does not compile with it; in 0.31 a step resumes
//     from the job's output, written at once with Client.JobUpdate after every call.
//     That is what ResumableSetStepTx does later: one commit per step.
//   - River has no lease: after a kill its rescuer puts a job back when it has run
//     longer than RescueStuckJobsAfter (1 h by default), and only after a new leader was
//     chosen. One process that owns the file can do better: River.Revive puts back at
//     once what a former process was running. This favours River.
//   - Both run on modernc.org/sqlite with journal_mode=WAL and synchronous=FULL, one
//     connection, as goqite's own documentation has it.
package peer
