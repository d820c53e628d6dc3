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
		w.Remedy = "select on a done channel or a context in the loop, and close or cancel it when the work is over"
	case made.FaultTimer:
		w.Remedy = "select on the timer and on a channel that is closed when the timer is stopped"
	case made.FaultSend:
		w.Remedy = "give the channel a buffer for what is sent, or select on a context next to the send"
	case made.FaultStream:
		w.Remedy = "next to each send, select on a context or on a channel that the receiver closes when it returns"
	case made.FaultRecv:
		w.Remedy = "close the channel or pipe on every return path, or select on a second channel that signals the failure"
	case made.FaultContext:
		w.Remedy = "select on a channel that is closed before the function returns"
	case made.FaultDropped, made.FaultKept, made.FaultForgotten, made.FaultOpenWay:
		w.Remedy = "call the function that ends it when it is no longer needed, preferably with defer"
	case made.FaultOtherWay:
		w.Remedy = "when one direction ends, close both connections or the writing side of one"
	case made.FaultRefused:
		w.Remedy = "start it only if a slot was taken; otherwise wait or reject the event"
	case made.FaultNoRoom:
		w.Does, w.Remedy = "offers an object that has", "end it in the default case"
	case made.FaultUnwoken:
		w.Remedy = "call Broadcast when whatever it waits for can no longer come"
	case made.FaultUndone:
		w.Remedy = "defer the call of Done at the start of the goroutine"
	case made.FaultPlaceKept:
		w.Does, w.Remedy = "runs", "release the slot with a defer right after it is taken"
	case made.FaultLost:
		w.Remedy = "end it if another one was stored first, or start it only after it was stored"
	case made.FaultOverwritten:
		w.Remedy = "end the previous one before it is replaced"
	default:
		w.Remedy = "use a fixed number of workers, or acquire a semaphore before starting it"
	}
	return w
}
