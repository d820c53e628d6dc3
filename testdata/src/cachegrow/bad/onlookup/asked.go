package onlookup

import (
	"encoding/json"
	"net"
	"sync"
	"time"
)

// question is what a client asks, as it was read.
type question struct {
	Name string
	Kind uint16
}

type exchange struct {
	asked *question
	from  net.Addr
}

type answer struct {
	data []byte
	life time.Duration
	when time.Time
}

// Answers keeps answers for as long as each of them says.
type Answers struct {
	mu    sync.RWMutex
	known map[string]answer
	ask   func(*question) answer
}

// Serve reads questions and answers them.
func (a *Answers) Serve(conn net.PacketConn) error {
	buf := make([]byte, 512)
	for {
		n, from, err := conn.ReadFrom(buf)
		if err != nil {
			return err
		}
		q := &question{}
		if json.Unmarshal(buf[:n], q) != nil {
			continue
		}
		e := &exchange{asked: q, from: from}
		data := a.answer(e)
		if _, err := conn.WriteTo(data, e.from); err != nil {
			return err
		}
	}
}

func (a *Answers) answer(e *exchange) []byte {
	if data, ok := a.get(e.asked); ok {
		return data
	}
	found := a.ask(e.asked)
	found.when = time.Now()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.known[keyOf(e.asked)] = found // want cachegrow medium "Answers.known"
	return found.data
}

func (a *Answers) get(q *question) ([]byte, bool) {
	key := keyOf(q)
	a.mu.RLock()
	found, ok := a.known[key]
	a.mu.RUnlock()
	if !ok {
		return nil, false
	}
	if found.life == 0 || time.Since(found.when) >= found.life {
		a.mu.Lock()
		delete(a.known, key)
		a.mu.Unlock()
		return nil, false
	}
	return found.data, true
}

func keyOf(q *question) string { return q.Name + string(rune(q.Kind)) }

// Leases go by what the list of those that are over says.
type Leases struct {
	mu    sync.Mutex
	taken map[string]time.Time
	over  []string
}

// Take takes a lease, and lets go of those whose time is over.
func (l *Leases) Take(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, old := range l.over {
		l.end(&question{Name: old})
	}
	l.over = l.over[:0]
	l.taken[name] = time.Now()
	if len(l.over) < 64 {
		l.over = append(l.over, name)
	}
}

func (l *Leases) end(q *question) {
	if time.Since(l.taken[q.Name]) > time.Minute {
		delete(l.taken, q.Name)
	}
}
