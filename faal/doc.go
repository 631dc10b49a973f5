// Package faal names the points at which the torture rig lets SOLO die, and the ways
// in which it makes SOLO worse on purpose to see whether the rig notices. Without the
// build tag faal every function is empty and is compiled away; no released program is
// built with it.
//
// What is to happen is told by the environment, so that a program without the tag
// cannot be made to do it. What does not exist makes it panic:
//
//	SOLO_FAAL=after-intent:3            die (SIGKILL) when the point is passed the third time
//	SOLO_FAAL=after-response:1:slaap=2s sleep there, once
//	SOLO_MUTANT=geen-settle,geen-fence  be worse in these ways
//
// It knows nothing of who calls it.
package faal

// The points.
const (
	AfterIntent             = "after-intent"               // the intent is durable, nothing is sent
	AfterWriteRequest       = "after-write-request"        // the last byte of a request has left
	AfterResponse           = "after-response"             // the head of an answer is there, nobody has read it
	BeforeCommit            = "before-commit"              // everything of a transaction is written but its end
	AfterCommitBeforeWakeup = "after-commit-before-wakeup" // durable, and nobody has been told
	BlobAfterRename         = "blob-after-rename"          // an attachment has its place, its folder is not synced
	CheckpointMid           = "checkpoint-mid"             // while the WAL is copied into the database
)

// Punten are all points.
func Punten() []string {
	return []string{AfterIntent, AfterWriteRequest, AfterResponse, BeforeCommit, AfterCommitBeforeWakeup, BlobAfterRename, CheckpointMid}
}

// The mutants: what SOLO may never do.
const (
	GeenVoornemens = "geen-voornemens" // send without a committed intent
	GeenSync       = "geen-sync"       // synchronous=OFF
	GeenFence      = "geen-fence"      // write for a delivery that another took over
	GeenSettle     = "geen-settle"     // believe "not found" at once
	GeenSlot       = "geen-slot"       // open a store that another process has; alone it must do no harm
	TraagHerstel   = "traag-herstel"   // wait for the leases of a process that died
)

// Mutanten are all mutants.
func Mutanten() []string {
	return []string{GeenVoornemens, GeenSync, GeenFence, GeenSettle, GeenSlot, TraagHerstel}
}
