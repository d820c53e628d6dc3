package queuegrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/passes/summary"
)

//go:embed doc.go
var doc string

// Analyzer runs the rule in package-at-a-time drivers.
var Analyzer = New()

// New returns a new analyzer for the rule.
func New() *analysis.Analyzer { return summary.Rule("queuegrow", doc, Judge) }

// Judge decides one container; nil means silence.
func Judge(k *judge.Case) *finding.Finding {
	w := judge.Words{
		Gains:  "is added to",
		Never:  "nothing ever takes from it",
		Remedy: "test its length before adding: wait, refuse, or drop the oldest",
	}
	if k.C.Queue != nil {
		word(k.C.Queue, &w)
	}
	return k.Finding("queuegrow", w)
}

// word fits the words to the shape of the queue.
func word(q *growth.Queue, w *judge.Words) {
	w.Missing = q.Why
	switch q.Shape {
	case queue.QueueDrained:
		w.Missing = "nothing slows those who add while the consumer is slow"
	case queue.QueueInfinite:
		w.Remedy = "stop receiving while it is long, or drop something: a select case on a nil channel rests"
	case queue.QueueKept:
		w.Remedy = "keep the newest N only, and count what was dropped"
	case queue.QueueGated:
		w.Remedy = "keep the newest N only while nobody takes them"
	case queue.QueueUnstarted:
		w.Remedy = "start the consumer always, or add only where it runs"
	case queue.QueueSpawned:
		w.Gains = "is sent to by a goroutine of its own for each event"
		w.Remedy = "send from the caller, with a limit on how long it waits, or drop what the buffer has no room for"
	case queue.QueueSized:
		w.Gains = "is made as large as a client says"
		w.Remedy = "take the smaller of the size and a constant"
	case queue.QueueHuge:
		w.Gains = "has a buffer that is no limit"
		w.Remedy = "make the buffer as large as what may wait, and let the sender wait or drop"
	case queue.QueueUnread:
		w.Gains = "is sent to"
		w.Remedy = "receive from it, or do not send"
	case queue.QueueUnlimited:
		w.Gains = "is sent to"
		w.Remedy = "use a channel of a fixed size"
	}
}
