package relay

import (
	"expvar"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// metrics is what the status page shows.
type metrics struct {
	dropped  atomic.Int64
	commands [len(verbs) + 1]atomic.Int64 // the last counts what is no verb

	published expvar.Map // topic → messages
	answered  expvar.Map // "ok" or "unknown" → lines

	clients sync.Map // address → *clientStats
	active  sync.Map // address → time.Time of the connection
}

// verbs are the commands that are counted one by one.
var verbs = [...]string{"HELLO", "RESUME", "SUB", "UNSUB", "PUB", "LAST", "QUIT"}

// clientStats is what is known of one client.
type clientStats struct {
	lastSeen atomic.Int64 // unix seconds
}

func (m *metrics) connected(addr string) {
	now := time.Now()
	m.active.Store(addr, now)
	v, _ := m.clients.LoadOrStore(addr, &clientStats{})
	if stats, ok := v.(*clientStats); ok {
		stats.lastSeen.Store(now.Unix())
	}
}

func (m *metrics) disconnected(addr string) {
	m.active.Delete(addr)
}

func (m *metrics) count(verb string) {
	m.answered.Add(outcome(verb), 1)
	for i, v := range verbs {
		if v == verb {
			m.commands[i].Add(1)
			return
		}
	}
	m.commands[len(verbs)].Add(1)
}

// outcome says what becomes of a line.
func outcome(verb string) string {
	if slices.Contains(verbs[:], verb) {
		return "ok"
	}
	return "unknown"
}

// labels counts the labels of a published map.
func labels(m *expvar.Map) int {
	n := 0
	m.Do(func(expvar.KeyValue) { n++ })
	return n
}

// byVerb returns how often each command came.
func (m *metrics) byVerb() map[string]int64 {
	out := make(map[string]int64, len(verbs)+1)
	for i, v := range verbs {
		out[v] = m.commands[i].Load()
	}
	out["other"] = m.commands[len(verbs)].Load()
	return out
}

// size counts the entries of a concurrent map.
func size(m *sync.Map) int {
	n := 0
	m.Range(func(_, _ any) bool {
		n++
		return true
	})
	return n
}

// seenSince counts the clients that connected after t.
func (m *metrics) seenSince(t time.Time) int {
	n := 0
	m.clients.Range(func(_, v any) bool {
		if stats, ok := v.(*clientStats); ok && stats.lastSeen.Load() >= t.Unix() {
			n++
		}
		return true
	})
	return n
}

// longest returns for how long the oldest connection has been there.
func (m *metrics) longest(now time.Time) time.Duration {
	var longest time.Duration
	m.active.Range(func(_, since any) bool {
		if t, ok := since.(time.Time); ok {
			longest = max(longest, now.Sub(t))
		}
		return true
	})
	return longest
}
