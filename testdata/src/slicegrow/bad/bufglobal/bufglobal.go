// Package bufglobal writes into buffers; only one of them is emptied.
package bufglobal

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

var (
	mu    sync.Mutex
	trail bytes.Buffer
)

// Audit sends what was noted to a sink at intervals.
type Audit struct {
	mu   sync.Mutex
	part bytes.Buffer
	sink io.Writer
}

// NewAudit starts an audit that writes to sink.
func NewAudit(sink io.Writer) *Audit {
	a := &Audit{sink: sink}
	go a.flush()
	return a
}

// ServeHTTP notes the request in both buffers.
func (a *Audit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	line := fmt.Sprintf("%s %s %s\n", time.Now().Format(time.RFC3339), r.Method, r.URL)
	mu.Lock()
	trail.WriteString(line) // want slicegrow medium "bufglobal.trail"
	mu.Unlock()
	a.mu.Lock()
	a.part.WriteString(line)
	a.mu.Unlock()
	w.WriteHeader(http.StatusNoContent)
}

func (a *Audit) flush() {
	for range time.Tick(time.Second) {
		a.mu.Lock()
		_, _ = a.sink.Write(a.part.Bytes())
		a.part.Reset()
		a.mu.Unlock()
	}
}

// Trail shows all that was noted.
func Trail(w http.ResponseWriter, _ *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	_, _ = w.Write(trail.Bytes())
}
