// Package steps has methods that return their receiver and that are no steps of setting it up:
// each request calls them, or several callers at once.
package steps

import (
	"net/http"
	"sync"
)

// Trail is what was asked for.
type Trail struct {
	paths []string
	names []string
}

// Path adds a path.
func (t *Trail) Path(p string) *Trail {
	t.paths = append(t.paths, p) // want slicegrow medium "Trail.paths"
	return t
}

// Name adds a name.
func (t *Trail) Name(n string) *Trail {
	t.names = append(t.names, n)
	return t
}

// Server keeps a trail for as long as it serves.
type Server struct{ trail *Trail }

// NewServer returns one.
func NewServer(name string) *Server { return &Server{trail: (&Trail{}).Name(name)} }

// ServeHTTP adds to the trail.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.trail.Path(r.URL.Path).last(w)
}

func (t *Trail) last(w http.ResponseWriter) {
	_, _ = w.Write([]byte(t.paths[len(t.paths)-1]))
}

// Journal is written to by many.
type Journal struct {
	mu    sync.Mutex
	lines []string
}

// Line adds a line.
func (j *Journal) Line(text string) *Journal {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, text) // want slicegrow medium "Journal.lines"
	return j
}

// Last is the last line.
func (j *Journal) Last() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.lines) == 0 {
		return ""
	}
	return j.lines[len(j.lines)-1]
}
