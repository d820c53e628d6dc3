package relay

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// originAge is how long it is remembered where an address came from.
const originAge = time.Hour

type origin struct {
	name string
	at   time.Time
}

// origins remembers the names of addresses. What was looked up by status page is only
// replaced when it is asked for again; what sessions looked up is swept.
type origins struct {
	mu    sync.Mutex
	asked map[string]origin
	swept map[string]origin
}

func newOrigins() *origins {
	return &origins{asked: make(map[string]origin), swept: make(map[string]origin)}
}

// ask returns the name of an address.
func (o *origins) ask(addr string, now time.Time) string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if known, ok := o.asked[addr]; ok && now.Sub(known.at) < originAge {
		return known.name
	}
	name := nameOf(addr)
	o.asked[addr] = origin{name, now}
	return name
}

// note returns the name of an address, too.
func (o *origins) note(addr string, now time.Time) string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if known, ok := o.swept[addr]; ok && now.Sub(known.at) < originAge {
		return known.name
	}
	name := nameOf(addr)
	o.swept[addr] = origin{name, now}
	return name
}

// sweep forgets what is old.
func (o *origins) sweep(now time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for addr, known := range o.swept {
		if now.Sub(known.at) >= originAge {
			delete(o.swept, addr)
		}
	}
}

func nameOf(addr string) string {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	return host
}

// keepMarks is how many marks wait for the mirror.
const keepMarks = 100

// mirror hands marks on to another server when the janitor comes by.
type mirror struct {
	post func(marks []string) error

	mu     sync.Mutex
	marks  []string
	recent []string
}

// add lets a mark wait.
func (m *mirror) add(mark string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.marks = append(m.marks, mark)
	if len(m.recent) >= keepMarks {
		m.recent = m.recent[1:]
	}
	m.recent = append(m.recent, mark)
}

// flush sends what waits; what could not be sent waits on.
func (m *mirror) flush() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.post(m.marks); err != nil {
		return
	}
	m.marks = nil
}

// postTo returns a function that sends marks to an address; without one they are lost.
func postTo(addr string) func([]string) error {
	return func(marks []string) error {
		if addr == "" || len(marks) == 0 {
			return nil
		}
		conn, err := net.DialTimeout("tcp", addr, time.Second)
		if err != nil {
			return err
		}
		defer conn.Close()
		_, err = conn.Write([]byte(strings.Join(marks, "\n") + "\n"))
		return err
	}
}

// putMark takes a mark, and tells where it came from and by whom it was read.
func (s *Server) putMark(w http.ResponseWriter, r *http.Request) {
	now := time.Now()
	s.mirror.add(r.URL.Query().Get("mark"))
	reply(w, []string{s.origins.ask(r.URL.Query().Get("from"), now), s.origins.note(r.RemoteAddr, now)})
}
