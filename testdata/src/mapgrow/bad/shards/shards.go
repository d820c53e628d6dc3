// Package shards splits a table over shards by hash; hashing picks the shard,
// it does not bound the keys within.
package shards

import (
	"hash/fnv"
	"net"
	"net/http"
	"sync"
)

const fan = 32

type slot struct {
	sync.Mutex
	seen map[string]int
}

// Meter counts requests for each client, and roughly for each path.
type Meter struct {
	slots [fan]slot
	rough map[uint64]int
	mu    sync.Mutex
}

// NewMeter returns a meter at zero.
func NewMeter() *Meter {
	m := &Meter{rough: map[uint64]int{}}
	for i := range m.slots {
		m.slots[i].seen = map[string]int{}
	}
	return m
}

func sum(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return h.Sum64()
}

// ServeHTTP counts and answers with the count.
func (m *Meter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	sl := &m.slots[sum(host)%fan]
	sl.Lock()
	sl.seen[host]++ // want mapgrow medium "slot.seen|Meter.slots"
	n := sl.seen[host]
	sl.Unlock()

	m.mu.Lock()
	m.rough[sum(r.URL.Path)&1023]++
	m.mu.Unlock()
	if n > 1000 {
		w.WriteHeader(http.StatusTooManyRequests)
	}
}
