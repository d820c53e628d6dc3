package relay

import (
	"slices"
	"sync"
	"time"
)

// auditEntry says who published where, and how much.
type auditEntry struct {
	At    time.Time `json:"at"`
	From  string    `json:"from"`
	Topic string    `json:"topic"`
	Bytes int       `json:"bytes"`
}

// auditLog notes every message for the operators.
type auditLog struct {
	mu      sync.Mutex
	entries []auditEntry
}

func (a *auditLog) record(m message) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entries = append(a.entries, auditEntry{At: m.at, From: m.from, Topic: m.topic, Bytes: len(m.text)})
}

// of returns the entries about one topic, or all if topic is empty.
func (a *auditLog) of(topic string) []auditEntry {
	a.mu.Lock()
	defer a.mu.Unlock()
	var out []auditEntry
	for _, e := range a.entries {
		if topic == "" || e.Topic == topic {
			out = append(out, e)
		}
	}
	return out
}

func (a *auditLog) len() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.entries)
}

// keepMessages is how many messages of a topic a newcomer can read.
const keepMessages = 50

// history is the recent past of a topic. The hub guards it.
type history struct {
	messages []message
}

func (h *history) add(m message) {
	h.messages = append(h.messages, m)
	if n := len(h.messages); n > keepMessages {
		h.messages = slices.Delete(h.messages, 0, n-keepMessages)
	}
}
