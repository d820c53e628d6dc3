package queuegrow

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/finding"
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
		Gains:  "grows",
		Never:  "nothing removes elements",
		Remedy: "check its length before adding: wait, refuse, or drop the oldest element",
	}
	if k.E.Queue != nil {
		word(k.E.Queue, &w)
	}
	return k.Finding("queuegrow", w)
}

// word fits the words to the shape of the queue.
func word(q *queue.Queue, w *judge.Words) {
	w.Missing = q.Why.String()
	switch q.Shape {
	case queue.QueueDrained:
		w.Missing = "nothing slows the producers down when the consumer is slow"
	case queue.QueueInfinite:
		w.Remedy = "stop receiving while it is long, for example by setting the channel of the select case to nil, or drop elements"
	case queue.QueueKept:
		w.Remedy = "keep only the newest elements, and count the dropped ones"
	case queue.QueueGated:
		w.Remedy = "keep only the newest elements until a consumer takes them"
	case queue.QueueUnstarted:
		w.Remedy = "always start the consumer, or add only if it runs"
	case queue.QueueSpawned:
		w.Gains = "is sent to by a new goroutine for each event"
		w.Remedy = "send from the caller with a timeout, or drop the element when the buffer is full"
	case queue.QueueSized:
		w.Gains = "is made with a capacity from outside the program"
		w.Remedy = "cap the capacity with min and a constant"
	case queue.QueueHuge:
		w.Gains = "gets an oversized buffer"
		w.Remedy = "size the buffer for the elements that may wait, and block or drop when it is full"
	case queue.QueueUnread:
		w.Gains = "is sent to"
		w.Remedy = "receive from it, or remove the send"
	case queue.QueueUnlimited:
		w.Gains = "is sent to"
		w.Remedy = "use a channel with a fixed capacity"
	}
}
