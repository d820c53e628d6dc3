package goroutinegrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Finder("goroutinegrow", doc, Find) }

// Find returns the goroutines that pile up.
func Find(p *link.Program) []finding.Finding {
	return judge.MadeThings(p, "goroutinegrow", made.MadeGoroutine, words)
}

// words fits the words to what keeps the goroutine.
func words(m *made.Made) judge.MadeWords {
	w := judge.MadeWords{Does: "starts"}
	switch m.Fault {
	case made.FaultEndless:
		w.Remedy = "select on a done channel or a context in the loop, and close or cancel it where the object ends"
	case made.FaultTimer:
		w.Remedy = "select on the timer and on a channel that is closed where the timer is stopped"
	case made.FaultSend:
		w.Remedy = "give the channel room for what is sent, or select on the context beside the send"
	case made.FaultStream:
		w.Remedy = "select beside each send on a context, or on a channel that the reader closes as it leaves"
	case made.FaultRecv:
		w.Remedy = "close the channel on every way, or select on a second channel that the failing way feeds"
	case made.FaultContext:
		w.Remedy = "select on a channel that is closed before the function returns"
	case made.FaultDropped, made.FaultKept, made.FaultForgotten:
		w.Remedy = "call what ends it once it is no longer needed, best by defer"
	case made.FaultOtherWay:
		w.Remedy = "close both connections, or the writing side of one, where a way ends"
	case made.FaultRefused:
		w.Remedy = "start it only where a place was taken, and turn the event away, or wait, where there is none"
	case made.FaultNoRoom:
		w.Does, w.Remedy = "offers an object with", "end it in the default case"
	case made.FaultUnwoken:
		w.Remedy = "call Broadcast where the flag is set"
	case made.FaultUndone:
		w.Remedy = "defer Done at the beginning of the goroutine"
	case made.FaultPlaceKept:
		w.Does, w.Remedy = "runs", "give the place back by defer, right after it is taken"
	case made.FaultLost:
		w.Remedy = "end it where another one was first, or start it only once it is the one that is kept"
	case made.FaultOverwritten:
		w.Remedy = "end the former one before it is replaced"
	default:
		w.Remedy = "use a fixed number of workers, or take a place in a semaphore before starting it"
	}
	return w
}
